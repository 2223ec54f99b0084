using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>Files shared in chats of Zoho Cliq over real HTTP, a minute of whose limits is a second: no answer says what Zoho calls them.</summary>
public sealed class CliqFilesTests(ITestOutputHelper output)
{
    private readonly HastyCliq _cliq = new(TimeSpan.FromSeconds(6), output);

    [Fact]
    public async Task Deliver_Files_AreCreatedUnderTheIdsThatTheChatsShowAndAFewLooksFindThem()
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 50);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(files.Pack, files.Data);

        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(50, streams.Single(stream => stream.Stream.Name == "files")[RecordState.Created]);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal((0, 50), ((int)zoho.RefusedByLimit, (int)zoho.ByOperation["cliq.files.create"]));
        // Two chats a look, and a look for what leaves in a third of a minute at the most.
        Assert.InRange(zoho.ByOperation["cliq.messages.list"], 2, 20);
        await AssertSharedAsync(sandbox, files);
        var shared = await HastyCliq.RecordsAsync(sandbox, "files");
        await using var checkpoint = await run.OpenAsync();
        var known = await checkpoint.ReadIdentitiesAsync(CancellationToken.None).Where(one => one.Module == "cliq.files").Select(one => one.ZohoId).ToListAsync();
        Assert.Equal(shared.Select(file => file!["message_id"]!.ToString()).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("drop=0.05,commit-drop=0.1,500=0.03,commit-500=0.05,truncated=0.03,seed=1")]
    [InlineData("commit-drop=0.15,commit-hang=0.03,lag=0.1@00:00:20,seed=2")]
    [InlineData("drop=0.1,late-commit=0.05@00:00:10,seed=3")]
    public async Task Deliver_FaultsAndAStop_LosesNoFileAndSharesNoneTwice(string faults)
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 24);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = SandboxFaults.Parse(faults) }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(files.Pack, files.Data);

        using var stopping = new CancellationTokenSource(700);
        try
        {
            await run.DeliverAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped while the connection was still being made.
        }

        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered]));
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByFault.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal((0, 0), ((int)zoho.RefusedByLimit, zoho.CreatesCommittedTwice));
        Assert.Empty(zoho.Duplicates);
        await AssertSharedAsync(sandbox, files);
    }

    [Fact]
    public async Task Deliver_FilesThatAreGoneOrChanged_RefusesThemHereAndARetryTakesWhatIsThereThen()
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 6);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(files.Pack, files.Data);
        File.Move(files.FullPathOf(3), folder["elsewhere"]);
        var content = await File.ReadAllBytesAsync(files.FullPathOf(4));
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(files.FullPathOf(4), content);

        var end = await run.DeliverAsync(CancellationToken.None);

        await _cliq.TellAsync(run);
        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal(["file-changed", "file-missing"], await CodesAsync(run));
        Assert.Equal(4, (await sandbox.SummarizeAsync(CancellationToken.None)).ByOperation["cliq.files.create"]);
        await AssertSharedAsync(sandbox, files, 3, 4);

        File.Move(folder["elsewhere"], files.FullPathOf(3));
        await run.RetryAsync(files.Pack, _ => { });
        end = await run.DeliverAsync(CancellationToken.None);

        await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        await AssertSharedAsync(sandbox, files);
        Assert.Equal(0, (await sandbox.SummarizeAsync(CancellationToken.None)).CreatesCommittedTwice);
    }

    // The place of a share that is not mounted is an empty folder.
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Deliver_TheWholeDataFolderIsGone_PausesTheRunAndRefusesNothing(bool leavesAFolder)
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 30);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(files.Pack, files.Data);
        Directory.Move(files.Data, folder["unplugged"]);
        if (leavesAFolder)
            Directory.CreateDirectory(files.Data);

        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await _cliq.TellAsync(run);
        Assert.Equal(RunState.Paused, end.State);
        Assert.Contains("The data folder", end.Reason, StringComparison.Ordinal);
        Assert.Equal(30, streams.Single(stream => stream.Stream.Name == "files")[RecordState.Pending]);

        if (leavesAFolder)
            Directory.Delete(files.Data);
        Directory.Move(folder["unplugged"], files.Data);
        Assert.Equal(RunState.Completed, (await run.DeliverAsync(CancellationToken.None)).State);
        await AssertSharedAsync(sandbox, files);
    }

    private static async Task<IEnumerable<string>> CodesAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        var problems = await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
        return problems.Select(problem => problem.Problem.Code).Order(StringComparer.Ordinal);
    }

    private static async Task AssertSharedAsync(SandboxServer sandbox, SharedFiles files, params int[] except) =>
        files.AssertShared(await HastyCliq.RecordsAsync(sandbox, "channels"), await HastyCliq.RecordsAsync(sandbox, "files"), except);
}
