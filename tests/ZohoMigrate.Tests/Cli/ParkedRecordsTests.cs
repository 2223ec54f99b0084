using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Records whose answers were lost: the run goes on without them, and one list call settles all of a module.</summary>
public sealed class ParkedRecordsTests
{
    /// <summary>The 13th write is the last whose answer is lost; a look is due only minutes later.</summary>
    private const int Lost = 13;

    [Fact]
    public async Task Run_AnswersOfOneModuleLost_GoesOnWithoutThemAndAsksOnceForAll()
    {
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#5,commit-drop#8,commit-drop#11,commit-drop#14", scale: 1200);

        var run = await zoho.RunAsync("--config", "Delivery:LateArrival=01:00:00");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(4, await zoho.TotalAsync("recovered"));
        Assert.Equal(1, (await zoho.SummaryAsync())["calls"]!["probes"]!.GetValue<int>());
        Assert.InRange(WritesBeforeTheFirstLook(zoho.PathOf("run/checkpoint.db")), 2 * Lost, FaultyZoho.Records);
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    private static long WritesBeforeTheFirstLook(string checkpoint)
    {
        using var connection = new SqliteConnection($"Data Source={checkpoint};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT COUNT(*) FROM attempt JOIN request ON request.id = attempt.request WHERE request.purpose = 'write' AND attempt.id < (
                SELECT MIN(look.id) FROM attempt look JOIN request probe ON probe.id = look.request WHERE probe.purpose = 'probe')
            """;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
