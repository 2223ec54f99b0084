using System.Text.Json;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Where a run stands, asked beside it and after it.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Status_BesideALiveRun_SaysRunningAndDisturbsNothing()
    {
        using var stop = new CancellationTokenSource();
        var running = CliRun.InvokeAsync(
            Repository.Root, [.. RunLine(), "--config", "Limits:Books:Requests=1", "--config", "Limits:Books:Window=00:00:01"], stop.Token);
        while (!File.Exists(Path.Combine(Run, "summary.json")))
            await Task.Delay(20);

        var text = await CliRun.InvokeAsync("status", Run);
        var json = await CliRun.InvokeAsync("status", Run, "--output", "json");
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains("Running.", text.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("resume", text.Out, StringComparison.Ordinal);
        Assert.Equal((0, "running", null), Standing(json));
        Assert.Equal(130, (await running).ExitCode);
        Assert.Equal((0, "cancelled", 130), Standing(await CliRun.InvokeAsync("status", Run, "--output", "json")));
    }

    [Fact]
    public async Task Status_OfARunThatWasKilled_SaysHowToGoOn()
    {
        await CliRun.InvokeAsync([.. RunLine(), "--dry-run"]);
        await using (var killed = await OpenAsync())
            await new NoteWriting(killed.Checkpoint).BeginAsync(CancellationToken.None);
        var before = Snapshot();

        var text = await CliRun.InvokeAsync("status", Run);
        var json = await CliRun.InvokeAsync("status", Run, "--output", "json");

        Assert.Contains("Paused. Its process ended without a word", text.Out, StringComparison.Ordinal);
        Assert.Contains($"Go on with: zohomigrate resume {Run}", text.Out, StringComparison.Ordinal);
        Assert.Equal((0, "paused", 4), Standing(json));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task Status_WhileItIsStaged_SaysThatNothingWasSent()
    {
        var manifest = Staging.Manifest with { Run = "first" };
        await using var held = await RunFolder.OpenOrCreateAsync(Run, manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

        var status = await CliRun.InvokeAsync("status", Run);

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("Running. The sources are being read", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAPausedRunThatIsHeldAgain_SaysRunning()
    {
        await CliRun.InvokeAsync([.. RunLine(), "--dry-run"]);
        await using var held = await OpenAsync();
        await new NoteWriting(held.Checkpoint).EndAsync(new RunEnd(RunState.Paused), DateTimeOffset.UnixEpoch, CancellationToken.None);

        Assert.Equal((0, "running", null), Standing(await CliRun.InvokeAsync("status", Run, "--output", "json")));
    }

    [Fact]
    public async Task Open_WhileSomeoneAsksForTheFolder_Waits()
    {
        await CliRun.InvokeAsync([.. RunLine(), "--dry-run"]);
        await using var asking = new FileStream(new RunPaths(Run).Lock, FileMode.Open, FileAccess.Read, FileShare.Read);
        var opening = OpenAsync();
        await asking.DisposeAsync();

        await using var opened = await opening;
        Assert.True(opened.Checkpoint.IsSealed);
    }

    public void Dispose() => _folder.Dispose();

    private string[] RunLine() => ["run", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--run", Run];

    private Task<RunFolder> OpenAsync() => RunFolder.OpenAsync(Run, TimeProvider.System, CancellationToken.None);

    // SQLite's own two files beside the checkpoint aside.
    private List<(string, long, DateTime)> Snapshot() =>
    [
        .. new DirectoryInfo(Run).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.Name.EndsWith("-wal", StringComparison.Ordinal) && !file.Name.EndsWith("-shm", StringComparison.Ordinal))
            .Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc))
            .Order(),
    ];

    private static (int ExitCode, string? State, int? RunsCode) Standing(CliRun status)
    {
        using var summary = JsonDocument.Parse(status.Out);
        var code = summary.RootElement.GetProperty("exitCode");
        return (
            status.ExitCode,
            summary.RootElement.GetProperty("state").GetString(),
            code.ValueKind == JsonValueKind.Null ? null : code.GetInt32());
    }
}
