using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One source that feeds two modules, two sources that feed one, and a parameter that a run folder goes on with.</summary>
public sealed class StreamsOfOnePackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StreamsOfOnePackTests() => _folder
        .Write("pack/migration.yaml", "name: many\nproducts: [books]\nstreams: [people, firms, services]\nparameters: { prefix: null }\n")
        .Write("pack/people.yaml", "module: books.contacts\nsource: people.csv\nkey: [id]\nwhere: { kind: [person] }\nfields:\n  contact_name: { template: \"${prefix} {name}\" }\n  contact_persons: [{ fields: { email: { from: mail } } }]\n")
        .Write("pack/firms.yaml", "module: books.contacts\nsource: firms.csv\nkey: [no]\nfields:\n  contact_name: { from: title }\n")
        .Write("pack/services.yaml", "module: books.items\nsource: people.csv\nkey: [id]\nwhere: { kind: [service] }\nfields:\n  name: { from: name }\n  rate: { const: 1 }\n")
        .Write("data/people.csv", "id,name,kind,mail\n1,Ann,person,ann@example.com\n2,Work,service,\n3,Bob,person,bob\n")
        .Write("data/firms.csv", "no,title\n1,Acme\n2,X Ann\n");

    [Fact]
    public async Task Run_OneSourceForTwoModulesAndTwoForOne_CountsEachRowInEachStream()
    {
        await RunAsync("--set", "prefix=Mx");

        var streams = Summary()["streams"]!.AsArray().ToDictionary(stream => stream!["stream"]!.GetValue<string>(), stream => (stream!["records"]!.GetValue<int>(), stream["created"]!.GetValue<int>()));
        Assert.Equal([("firms", (2, 2)), ("people", (2, 1)), ("services", (1, 1))], streams.OrderBy(stream => stream.Key, StringComparer.Ordinal).Select(stream => (stream.Key, stream.Value)));
        var people = Summary()["files"]!.AsArray().Where(file => file!["file"]!.GetValue<string>() == "people.csv").Select(file => (file!["inRecords"]!.GetValue<int>(), file["excluded"]!.GetValue<int>()));
        Assert.Equal([(2, 1), (1, 2)], people);
    }

    [Fact]
    public async Task Run_ANameOfAnotherStreamOfTheModule_IsSaid()
    {
        await RunAsync("--set", "prefix=X");

        Assert.Equal("duplicate-natural-key", ReportFile.Load(_folder["run", "errors", "firms.csv"])["firms.csv#2", "zm_code"]);
    }

    [Fact]
    public async Task Retry_OfARunWithAParameter_GoesOnWithIt()
    {
        await RunAsync("--set", "prefix=Mx");
        var errors = ReportFile.Load(_folder["run", "errors", "people.csv"]);
        errors["people.csv#3", "mail"] = "bob@example.com";
        errors.Save();

        var retry = await CliRun.InvokeAsync("retry", _folder["run"], "--config", "Sandbox:TimeScale=600");

        Assert.True(retry.ExitCode == 0, retry.Out + retry.Error);
        var again = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--set", "prefix=Dr", "--config", "Sandbox:TimeScale=600");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("prefix", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutAParameterThatMustBeSet_SaysHow()
    {
        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("parameter `prefix` is not set", run.Error, StringComparison.Ordinal);
        Assert.Contains("--set prefix=", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(params string[] more)
    {
        var run = await CliRun.InvokeAsync(["run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600", .. more]);
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
    }

    private JsonNode Summary() => JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!;
}
