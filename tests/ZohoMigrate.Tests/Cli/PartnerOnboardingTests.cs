using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One row of a source in three products: each has its own record of it, and the checkpoint knows them all by one key.</summary>
public sealed class PartnerOnboardingTests : IDisposable
{
    private const string Pack = "mappings/partner-onboarding";
    private const string Data = "sample-data/partner-onboarding";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_PartnersOfThreeProducts_MakesEachInItsOwnAndKnowsThemByOneKey()
    {
        var run = await RunAsync("--set", "crm_field=cf_crm_account");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        // One partner has no name, another terms that are no number, and a third somebody whose e-mail address is none.
        Assert.Equal([("accounts", 9, 1), ("people", 11, 2), ("customers", 7, 3), ("channels", 7, 1), ("welcomes", 5, 3)], Streams());
        var ids = (await ExportAsync()).Where(row => row["key"] == "P-001").ToDictionary(row => row["stream"], row => row["zoho_id"], StringComparer.Ordinal);
        Assert.Equal(["accounts", "channels", "customers", "welcomes"], ids.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4, ids.Values.Distinct(StringComparer.Ordinal).Count());
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
        CliRun.InvokeAsync(["run", Pack, "--data", Data, "--run", _folder["run"], "--config", "Sandbox:TimeScale=600", .. more]);

    private IEnumerable<(string Stream, int Made, int Not)> Streams() =>
        JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["streams"]!.AsArray()
            .Select(stream => (stream!["stream"]!.ToString(), stream["created"]!.GetValue<int>(), stream["rejected"]!.GetValue<int>() + stream["blocked"]!.GetValue<int>()));

    private async Task<List<Dictionary<string, string>>> ExportAsync()
    {
        var export = await CliRun.InvokeAsync("checkpoint", "export", _folder["run"]);
        var lines = export.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }
}
