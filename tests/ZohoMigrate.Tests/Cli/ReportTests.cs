using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Reports are made from the checkpoint alone: thrown away, they come back byte for byte.</summary>
public sealed class ReportTests(DeliveredRun delivered) : IClassFixture<DeliveredRun>, IDisposable
{
    private static readonly string[] NoReports = ["checkpoint.", "run.log", "sandbox.db", "state"];

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Report_AllReportsThrownAway_BringsThemBackByteForByte()
    {
        DeliveredRun.CopyFolder(delivered.Dirty, Run);
        await CliRun.InvokeAsync("report", Run);
        var before = Reports();
        var log = await File.ReadAllTextAsync(Path.Combine(Run, "run.log"));
        foreach (var report in before.Keys)
            File.Delete(Path.Combine(Run, report));

        var again = await CliRun.InvokeAsync("report", Run);

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(before, Reports());
        Assert.Superset(
            new HashSet<string> { "report.html", "summary.json", "problems.jsonl", "errors/customers.csv", "errors/orders.order_details.csv", "delivered/orders.csv" },
            before.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(log, await File.ReadAllTextAsync(Path.Combine(Run, "run.log")));
    }

    [Fact]
    public async Task Report_OfTheFolderARunHasLeft_FindsNothingToChange()
    {
        await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--run", Run, "--dry-run");
        var before = Reports();

        await CliRun.InvokeAsync("report", Run);

        Assert.Equal(before, Reports());
    }

    [Fact]
    public async Task Report_ErrorsThereAreNone_LeavesNoFileAndWhatIsNotOursStays()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);
        Directory.CreateDirectory(Path.Combine(Run, "errors"));
        await File.WriteAllTextAsync(Path.Combine(Run, "errors", "customers.csv"), "stale");
        await File.WriteAllTextAsync(Path.Combine(Run, "delivered", "my notes.csv"), "mine");

        await CliRun.InvokeAsync("report", Run);

        Assert.Equal(["errors/edited-1/customers.csv"], Reports().Keys.Where(name => name.StartsWith("errors/", StringComparison.Ordinal)));
        Assert.True(File.Exists(Path.Combine(Run, "delivered", "my notes.csv")));
    }

    [Fact]
    public async Task Report_AValidationThatKeptItsRows_IsRebuilt()
    {
        await CliRun.InvokeAsync("validate", "mappings/northwind-to-books", "--data", "sample-data/dirty-northwind/too-long-name", "--run", Run);
        var before = Reports();
        foreach (var report in before.Keys)
            File.Delete(Path.Combine(Run, report));

        var rebuilt = await CliRun.InvokeAsync("report", Run);

        Assert.Equal(0, rebuilt.ExitCode);
        Assert.Equal(before, Reports());
        Assert.Contains("<b>Validation</b>", before["report.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ARunThatWasKilled_SaysPaused()
    {
        await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--run", Run, "--dry-run");
        await using (var killed = await RunFolder.OpenAsync(Run, TimeProvider.System, CancellationToken.None))
            await new NoteWriting(killed.Checkpoint).BeginAsync(CancellationToken.None);

        var report = await CliRun.InvokeAsync("report", Run, "--output", "json");

        Assert.Equal(0, report.ExitCode);
        Assert.Contains("\"state\": \"paused\"", report.Out, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")), report.Out);
        Assert.Contains("Its process ended without a word", Reports()["report.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WhileAnotherHoldsTheFolder_Exits5()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);
        await using var held = await RunFolder.OpenAsync(Run, TimeProvider.System, CancellationToken.None);

        Assert.Equal(5, (await CliRun.InvokeAsync("report", Run)).ExitCode);
    }

    [Fact]
    public async Task Report_WithoutARun_Exits2() => Assert.Equal(2, (await CliRun.InvokeAsync("report", Run)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private SortedDictionary<string, string> Reports() => new(
        Directory.EnumerateFiles(Run, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Run, file).Replace('\\', '/'))
            .Where(file => !NoReports.Any(name => file.StartsWith(name, StringComparison.Ordinal)))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(Run, file))),
        StringComparer.Ordinal);
}
