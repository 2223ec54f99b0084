using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A report that another program has open: it is named, the others are written, and nothing is lost by it.</summary>
public sealed class HeldReportTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/dirty-northwind/bad-date";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    private string Orders => Path.Combine(Run, "errors", "orders.csv");

    [SkippableFact]
    public async Task Run_EndsOverAHeldReport_PausesAndGoesOn()
    {
        await RunAsync("--dry-run");
        var before = File.ReadAllText(Orders);
        CliRun held;
        using (await HoldAsync())
            held = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal(4, held.ExitCode);
        BadInputFolder.AssertPlain(
            held, $"Another program has {Orders} open. Close it there:", $"Nothing is lost. When that is mended, go on with: zohomigrate resume {Run}");
        Assert.Equal(before, File.ReadAllText(Orders));
        Assert.Equal(("paused", 4), Summary());
        Assert.True(File.Exists(Path.Combine(Run, "delivered", "orders.csv")));
        Assert.True(File.Exists(Path.Combine(Run, "report.html")));
        Assert.Empty(Directory.GetFiles(Run, "*.tmp", SearchOption.AllDirectories));

        var again = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((1, "completed-with-errors", 1), (again.ExitCode, Summary().State, Summary().ExitCode));
        Assert.Contains("Nothing was left to do", again.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Run, "errors", "edited-1")));
    }

    [SkippableTheory]
    [InlineData("report")]
    [InlineData("retry")]
    public async Task Command_OverAHeldReport_SaysWhatToCloseAndTakesNothing(string command)
    {
        await RunAsync();
        var file = ReportFile.Load(Orders);
        file["orders.csv#1", "orderDate"] = "1996-09-18 00:00:00.000";
        file.Save();
        var mended = File.ReadAllText(Orders);
        CliRun held;
        using (await HoldAsync())
            held = await CliRun.InvokeAsync(command, Run);

        Assert.Equal((2, mended), (held.ExitCode, File.ReadAllText(Orders)));
        BadInputFolder.AssertPlain(held, Orders, "nother program has", "lose it there", "hen give the command again.");
        Assert.Equal(0, (await CliRun.InvokeAsync(command, Run)).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<HeldFile> HoldAsync()
    {
        Skip.IfNot(HeldFile.IsPossible, "needs flock(1)");
        return await HeldFile.TakeAsync(Orders);
    }

    private Task<CliRun> RunAsync(params string[] more) => CliRun.InvokeAsync(["run", Pack, "--data", Data, "--run", Run, .. more]);

    private (string? State, int ExitCode) Summary()
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")));
        return (summary.RootElement.GetProperty("state").GetString(), summary.RootElement.GetProperty("exitCode").GetInt32());
    }
}
