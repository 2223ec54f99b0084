using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing.Versions;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A run that an earlier version of the program has begun, and this one goes on with.</summary>
public sealed class EarlierCheckpointTests
{
    [Fact]
    public async Task Resume_ARunOfAnEarlierVersion_EndsAsIfItHadBegunInThisOne()
    {
        // Two answers are lost: what became of those records is not known when the day's calls are used up.
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#44-45", scale: 1200);
        Assert.Equal(4, (await zoho.RunAsync("--config", "Limits:Books:PerDay=45")).ExitCode);
        var (unknown, pending) = (await zoho.TotalAsync("unknown"), await zoho.TotalAsync("pending"));
        Assert.True(unknown > 0 && pending > 0, $"{unknown} unknown, {pending} pending");
        OlderCheckpoint.Make(zoho.PathOf("run/checkpoint.db"), version: 2);

        var looked = await zoho.StatusAsync();
        Assert.Equal(2, looked.ExitCode);
        Assert.Contains("was made by an earlier zohomigrate. It is brought up to date by: zohomigrate report ", looked.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await zoho.InvokeAsync("checkpoint", "export", "run")).ExitCode);
        Assert.Equal(0, (await zoho.InvokeAsync("report", "run")).ExitCode);
        Assert.Equal((unknown, pending), (await zoho.TotalAsync("unknown"), await zoho.TotalAsync("pending")));
        Assert.Equal(0, (await zoho.StatusAsync()).ExitCode);

        var resumed = await zoho.ResumeAsync("--config", "Limits:Books:PerDay=2000");

        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
        Assert.Single(Directory.GetFiles(zoho.PathOf("run"), "checkpoint.before-*.db"));
    }

    [Fact]
    public async Task AcceptChanges_KeysThatAnEarlierVersionTookAsTheyAreWritten_AreThoseOfTheirRecords()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, WriteDecomposed);
        Assert.Equal(0, (await zoho.RunAsync()).ExitCode);
        MakeVersionFour(zoho.PathOf("run/checkpoint.db"));
        await File.AppendAllTextAsync(zoho.PathOf("data/customers.csv"), "New,Nina\n");

        var resumed = await zoho.ResumeAsync("--accept-changes");

        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        Assert.Equal((4, 4), (await zoho.TotalAsync("created"), await zoho.TotalAsync("records")));
        await zoho.AssertOnceAndNeverOverAsync(4);
    }

    [Fact]
    public async Task Retry_AChildOfAParentWhoseKeyAnEarlierVersionTookAsItIsWritten_FindsIt()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            WriteDecomposed(folder);
            folder.Write("data/invoices.csv", "no,customer,date\n1,Zoe\u0308,2024-01-01\n2,Zoe\u0308,yesterday\n");
        });
        Assert.Equal(1, (await zoho.RunAsync()).ExitCode);
        MakeVersionFour(zoho.PathOf("run/checkpoint.db"));
        var errors = ReportFile.Load(zoho.PathOf("run/errors/invoices.csv"));
        errors["invoices.csv#2", "date"] = "2024-01-02";
        errors.Save();

        var retried = await zoho.InvokeAsync("retry", "run");

        Assert.True(retried.ExitCode == 0, retried.Error + retried.Out);
        await zoho.AssertOnceAndNeverOverAsync(4);
    }

    private static void WriteDecomposed(TemporaryFolder folder) => folder
        .Write("pack/migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, invoices]\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: name } }\n")
        .Write("pack/invoices.yaml", """
            module: books.invoices
            source: invoices.csv
            group_by: [no]
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: no }
              date: { from: date }
              line_items: { each: line, fields: { name: { const: Tea }, rate: { const: 1 }, quantity: { const: 1 } } }
            """)
        .Write("data/customers.csv", "id,name\nZoe\u0308,Zoe\u0308\nAnn,Ann\n")
        .Write("data/invoices.csv", "no,customer,date\n1,Zoe\u0308,2024-01-01\n");

    // Version 4 kept keys as the file writes them.
    private static void MakeVersionFour(string checkpoint)
    {
        OlderCheckpoint.Make(checkpoint, version: 4);
        using var connection = new SqliteConnection($"Data Source={checkpoint};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE record SET key = replace(key, char(0xEB), 'e' || char(0x308)); UPDATE reference SET key = replace(key, char(0xEB), 'e' || char(0x308))";
        command.ExecuteNonQuery();
        Assert.Equal(1, Count(connection, "record WHERE key = 'Zoe' || char(0x308)"));
    }

    private static long Count(SqliteConnection connection, string of)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written here
        command.CommandText = $"SELECT COUNT(*) FROM {of}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
