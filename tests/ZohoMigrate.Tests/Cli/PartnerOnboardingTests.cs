using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sandbox;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One row of a source in three products: each has its own record of it, and the checkpoint knows them all by one key.</summary>
public sealed class PartnerOnboardingTests : IDisposable
{
    private const string Pack = "mappings/partner-onboarding";
    private const string Data = "sample-data/partner-onboarding";
    private const int Scale = 600;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_PartnersOfThreeProducts_MakesEachInItsOwnAndKnowsThemByOneKey()
    {
        var run = await RunAsync("--set", "crm_field=cf_crm_account");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        // One partner has no name, another terms that are no number, and a third somebody whose e-mail address is none.
        Assert.Equal([("accounts", 9, 1), ("people", 11, 2), ("customers", 7, 3), ("channels", 7, 1), ("welcomes", 5, 3)], Streams());
        var ids = (await IdMapOf.ReadAsync(_folder["run"])).Where(row => row["key"] == "P-001").ToDictionary(row => row["stream"], row => row["zoho_id"], StringComparer.Ordinal);
        Assert.Equal(["accounts", "channels", "customers", "welcomes"], ids.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4, ids.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Run_WithAFieldForTheAccount_TheCustomerInBooksNamesTheAccountOfTheSameRowInCrm()
    {
        await RunAsync("--set", "crm_field=cf_crm_account");

        var ids = await IdMapOf.ReadIdsAsync(_folder["run"]);
        await using var zoho = await OpenAsync();
        var customers = (await zoho.RecordsAsync("books.contacts")).ToDictionary(contact => contact["contact_id"]!.ToString(), StringComparer.Ordinal);
        var accounts = (await zoho.RecordsAsync("crm.accounts")).ToDictionary(account => account["id"]!.ToString(), account => account["Account_Name"]!.ToString(), StringComparer.Ordinal);
        var keys = ids.Keys.Where(record => record.StartsWith("customers:", StringComparison.Ordinal)).Select(record => record["customers:".Length..]).ToList();
        Assert.Equal(7, keys.Count);
        Assert.All(keys, key =>
        {
            var customer = customers[ids[$"customers:{key}"]];
            var field = Assert.Single(customer["custom_fields"]!.AsArray())!;
            Assert.Equal(("cf_crm_account", ids[$"accounts:{key}"]), (field["api_name"]!.ToString(), field["value"]!.ToString()));
            Assert.Equal(accounts[field["value"]!.ToString()], customer["contact_name"]!.ToString());
        });
    }

    // What a lane's file has counted of a product is what Zoho got of it: no call of one takes anything of another's.
    [Fact]
    public async Task Run_PartnersOfThreeProducts_CountsTheCallsOfEachProductInItsOwnLanes()
    {
        await RunAsync();

        var lanes = Directory.GetFiles(_folder["run", "state", "lanes"], "*.db").ToDictionary(LaneOf, Permits, StringComparer.Ordinal);
        // Eleven people in a call are two credits.
        Assert.Equal(
            ["books.organization 8", "cliq.channels_create 7", "cliq.channels_read 1", "cliq.messages 5", "crm.credits 4", "crm.organization 3"],
            lanes.Where(lane => lane.Value > 0).Select(lane => $"{lane.Key} {lane.Value}").Order(StringComparer.Ordinal));
        var arrived = Ask(_folder["run", "sandbox.db"], "SELECT product, count(*) FROM arrival WHERE product IS NOT NULL GROUP BY 1 ORDER BY 1");
        Assert.Equal(
            arrived,
            lanes.Where(lane => lane.Key != "crm.credits").GroupBy(lane => lane.Key.Split('.')[0], lane => lane.Value, StringComparer.Ordinal)
                .Select(product => (product.Key, product.Sum())).Order());
    }

    [Fact]
    public async Task Validate_PartnersOfThreeProducts_SaysTheCallsOfEachLane()
    {
        var run = await CliRun.InvokeAsync("validate", Pack, "--data", Data);

        Assert.Equal(1, run.ExitCode);
        // Nine accounts go in one call, and each customer in its own; credits are those of Zoho CRM alone.
        Assert.Matches(@"accounts +1\b", run.Out);
        Assert.Matches(@"customers +7\b", run.Out);
        Assert.Contains("They take 3 credits", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync(params string[] more) =>
        CliRun.InvokeAsync(["run", Pack, "--data", Data, "--run", _folder["run"], "--config", string.Create(CultureInfo.InvariantCulture, $"Sandbox:TimeScale={Scale}"), .. more]);

    private IEnumerable<(string Stream, int Made, int Not)> Streams() =>
        JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["streams"]!.AsArray()
            .Select(stream => (stream!["stream"]!.ToString(), stream["created"]!.GetValue<int>(), stream["rejected"]!.GetValue<int>() + stream["blocked"]!.GetValue<int>()));

    // The sandbox is closed between two commands; somebody else opens its books.
    private Task<SandboxHarness> OpenAsync() => SandboxHarness.StartAsync(
        new SandboxOptions { StateFile = _folder["run", "sandbox.db"] }, new ManualTimeProvider(new ScaledTimeProvider(TimeProvider.System, Scale).GetUtcNow()));

    // "cliq-com-60012345678-channels_create.db"
    private static string LaneOf(string file) => Path.GetFileNameWithoutExtension(file).Split('-') is [var product, .., var lane] ? $"{product}.{lane}" : file;

    private static long Permits(string file) => Assert.Single(Ask(file, "SELECT '', coalesce(sum(permits), 0) FROM day")).Count;

    private static List<(string Name, long Count)> Ask(string file, string sql)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        database.Open();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // the test's own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var counts = new List<(string, long)>();
        while (rows.Read())
            counts.Add((rows.GetString(0), rows.GetInt64(1)));
        return counts;
    }
}
