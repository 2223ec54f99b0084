using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Whole commands against the in-process sandbox, over real HTTP.</summary>
public sealed class JourneyTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/northwind-small";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Run_NorthwindSmall_DeliversEverythingAndSaysSo()
    {
        var run = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Completed: every record is at Zoho.", run.Out, StringComparison.Ordinal);
        Expectation.Check("closing-table", ClosingTable(run.Out));
        Assert.Equal((0, "completed", 74), await StandingAsync());
        Assert.False(Directory.Exists(Path.Combine(Run, "errors")));
    }

    [Fact]
    public async Task Run_Again_SendsNothing()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run);
        var before = await CallsAsync();
        var again = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run);

        Assert.Equal((0, before), (again.ExitCode, await CallsAsync()));
    }

    [Fact]
    public async Task Run_DryThenForReal_GoesOnInTheSameFolder()
    {
        var dry = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--dry-run");
        Assert.Equal((0, "dry-run", 0), await StandingAsync());
        var real = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((0, 0), (dry.ExitCode, real.ExitCode));
        Assert.Equal((0, "completed", 74), await StandingAsync());
    }

    [Fact]
    public async Task Run_WithAnotherPackOrData_IsRefused()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--dry-run");
        var other = await CliRun.InvokeAsync("run", Pack, "--data", "sample-data/northwind", "--run", Run);

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("data folder: begun with", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterOneThatFailedToStage_IsNotBoundByIt()
    {
        var wrong = await CliRun.InvokeAsync("run", Pack, "--data", "mappings", "--run", Run);
        var right = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--dry-run");

        Assert.Equal((2, 0), (wrong.ExitCode, right.ExitCode));
    }

    [Fact]
    public async Task Run_WithoutItsDataFolder_LeavesNoRunFolderBehind()
    {
        var run = await CliRun.InvokeAsync("run", Pack, "--data", "nowhere", "--run", Run);

        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public async Task Run_AskedToStopBeforeItBegan_Exits130AndResumes()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--dry-run");
        var stopped = await CliRun.InvokeAsync(Repository.Root, ["resume", Run], new CancellationToken(canceled: true));
        var resumed = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((130, 0), (stopped.ExitCode, resumed.ExitCode));
    }

    [Fact]
    public async Task Run_WhileAnotherHoldsTheFolder_Exits5()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--dry-run");
        await using var held = await ZohoMigrate.Pipeline.Checkpointing.Folders.RunFolder.OpenAsync(Run, TimeProvider.System, CancellationToken.None);

        Assert.Equal(5, (await CliRun.InvokeAsync("resume", Run)).ExitCode);
        Assert.Equal(5, (await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run)).ExitCode);
    }

    [Fact]
    public async Task Validate_GoodData_ExitsZeroAndKeepsNothing()
    {
        var run = await CliRun.InvokeAsync("validate", Pack, "--data", Data);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Valid: nothing is wrong.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_BadData_Exits1AndNamesThePlace()
    {
        var run = await CliRun.InvokeAsync("validate", Pack, "--data", "sample-data/dirty-northwind/too-long-name", "--run", Run);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("products.csv:5", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Run, "errors", "products.csv")));
        Assert.Contains("holds a validation", (await CliRun.InvokeAsync("resume", Run)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duplicate-order-id", "orders.csv")]
    [InlineData("dangling-customer", "orders.csv")]
    [InlineData("too-long-name", "products.csv")]
    public async Task Validate_BadDataWithAFolder_HandsBackTheSourcesOwnCells(string data, string file)
    {
        await CliRun.InvokeAsync("validate", Pack, "--data", $"sample-data/dirty-northwind/{data}", "--run", Run);

        var source = await File.ReadAllLinesAsync(Repository.PathOf("sample-data", "dirty-northwind", data, file));
        var errors = await File.ReadAllLinesAsync(Path.Combine(Run, "errors", file));
        Assert.StartsWith(source[0] + ",zm_row", errors[0], StringComparison.Ordinal);
        Assert.True(errors.Length > 1);
        Assert.All(errors.Skip(1), error => Assert.Contains(source.Skip(1), row => error.StartsWith(row + ",", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Output_Json_IsTheSummaryAndNothingElse()
    {
        var run = await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--output", "json");
        var status = await CliRun.InvokeAsync("status", Run, "--output", "json");

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")), run.Out);
        Assert.Equal(run.Out, status.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task RunLog_AfterARun_IsJsonLinesWithoutSecrets()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Run, "run.log"));

        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.DoesNotContain(lines, line => line.Contains("sandbox-client-secret", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("exit code 0", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string ClosingTable(string output)
    {
        var lines = output.Split('\n');
        var head = Array.FindIndex(lines, line => line.Contains("created", StringComparison.Ordinal));
        return string.Join('\n', lines.Skip(head).TakeWhile(line => !line.StartsWith("Calls:", StringComparison.Ordinal)));
    }

    private async Task<(int, string?, long)> StandingAsync()
    {
        using var summary = await SummaryAsync();
        var root = summary.RootElement;
        return (
            root.GetProperty("exitCode").GetInt32(),
            root.GetProperty("state").GetString(),
            root.GetProperty("streams").EnumerateArray().Sum(stream => stream.GetProperty("created").GetInt64()));
    }

    private async Task<long> CallsAsync()
    {
        using var summary = await SummaryAsync();
        return summary.RootElement.GetProperty("calls").GetProperty("total").GetInt64();
    }

    private async Task<JsonDocument> SummaryAsync() => JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")));
}
