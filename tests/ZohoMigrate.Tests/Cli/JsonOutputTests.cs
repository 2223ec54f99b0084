using System.Globalization;
using System.Text.Json;
using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>With <c>--output json</c> stdout is one JSON document, whatever the command and however it ends.</summary>
public sealed class JsonOutputTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/northwind-small";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Stdout_OfEveryCommand_IsOneDocument()
    {
        var run = _folder["run"];
        string[][] lines =
        [
            ["preview", $"{Data}/customers.csv"],
            ["describe"],
            ["describe", "books.invoices"],
            ["init", _folder["pack"], "--data", Data],
            ["test", Pack],
            ["validate", Pack, "--data", Data],
            ["run", Pack, "--data", Data, "--run", run],
            ["resume", run],
            ["retry", run],
            ["status", run],
            ["reconcile", run],
            ["checkpoint", "export", run],
            ["checkpoint", "export", run, "--to", _folder["ids.csv"]],
            ["report", run],
        ];
        foreach (var line in lines)
        {
            var ended = await CliRun.InvokeAsync([.. line, "--output", "json"]);
            using var document = JsonDocument.Parse(ended.Out);
            Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
            Assert.False(document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out _), line[0]);
        }

        // The sandbox runs until it is stopped; here, once it has said where it is.
        using var stop = new CancellationTokenSource();
        await using var said = new UntilALine(stop);
        await CliRun.InvokeAsync(_folder.Path, ["sandbox", "--output", "json"], bare => bare with { Out = said }, stop.Token);
        Assert.StartsWith("http://127.0.0.1:", JsonDocument.Parse(said.ToString()).RootElement.GetProperty("address").GetString(), StringComparison.Ordinal);
        // An unknown record is not had for the asking, and a selftest takes its time: ResolveTests and SelftestTests read what they say.
        Assert.Equal(Verbs(), lines.Select(line => line[0]).Append("sandbox").Append("resolve").Append("selftest").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("preview nowhere.csv", "does not exist")]
    [InlineData("describe invioces", "Did you mean books.invoices?")]
    [InlineData("init nowhere --from nothing", "There is no pack nothing")]
    [InlineData("test sample-data", "is not a mapping pack")]
    [InlineData("validate nowhere --data nowhere", "nowhere")]
    [InlineData("run mappings/northwind-to-books --data sample-data/northwind-small --target live", "Zoho:RefreshToken")]
    [InlineData("resume nowhere", "There is no run in nowhere.")]
    [InlineData("status nowhere", "There is no run in nowhere.")]
    [InlineData("resolve nowhere orders:1 --absent", "There is no run in nowhere.")]
    [InlineData("resolve runs/first orders:1", "Say either --created <id>, --absent or --done.")]
    [InlineData("resolve runs/first orders:1 --absent --created 7", "Say either --created <id>, --absent or --done.")]
    [InlineData("resolve runs/first orders:1 --created https://books.zoho.com/app#/invoices/7", "that is no id of Zoho's")]
    [InlineData("checkpoint export nowhere", "There is no run in nowhere.")]
    [InlineData("checkpoint", "See: zohomigrate checkpoint --help")]
    [InlineData("sandbox --plan Foo", "Premium")]
    [InlineData("status", "Required argument missing")]
    [InlineData("statsu x", "Did you mean status?")]
    [InlineData("run mappings/northwind-to-books --data sample-data/northwind-small --config Limits:Books:Window=soon", "is not a time")]
    public async Task Stdout_OfAFault_SaysWhatStderrSays(string line, string said)
    {
        var run = await CliRun.InvokeAsync([.. line.Split(' '), "--output", "json"]);
        var error = JsonDocument.Parse(run.Out).RootElement.GetProperty("error");

        Assert.Equal((2, 2), (run.ExitCode, error.GetProperty("exitCode").GetInt32()));
        Assert.Contains(said, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Stops the command once it has written a line.</summary>
    private sealed class UntilALine(CancellationTokenSource stop) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Flush()
        {
            base.Flush();
            if (ToString().Contains('\n', StringComparison.Ordinal))
                stop.Cancel();
        }
    }

    private static IEnumerable<string> Verbs() => CommandTree.Create(new Surroundings
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        IsOutTerminal = false,
        IsErrorTerminal = false,
        WorkingFolder = ".",
        Variable = _ => null,
    }).Subcommands.Select(verb => verb.Name).Order(StringComparer.Ordinal);
}
