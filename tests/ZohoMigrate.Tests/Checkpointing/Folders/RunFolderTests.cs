using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    private string Folder => _parent["run"];

    [Fact]
    public async Task OpenOrCreate_Twice_GoesOnWithTheSameRun()
    {
        Guid first;
        await using (var made = await OpenOrCreateAsync(Staging.Manifest))
            first = made.Checkpoint.Id;

        await using var again = await OpenOrCreateAsync(Staging.Manifest with { Run = "another", PackFingerprint = "f2" });

        Assert.Equal((first, Staging.Manifest.Run), (again.Checkpoint.Id, again.Checkpoint.Manifest.Run));
    }

    [Fact]
    public async Task Open_WhileItIsHeld_SaysSo()
    {
        await using (await OpenOrCreateAsync(Staging.Manifest))
        {
            var error = await Assert.ThrowsAsync<RunFolderLockedException>(OpenAsync);
            Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<RunFolderLockedException>(() => OpenOrCreateAsync(Staging.Manifest));
        }

        await using var later = await OpenAsync();
        Assert.False(later.Checkpoint.IsSealed);
    }

    [Fact]
    public async Task OpenOrCreate_WithAnotherBinding_ListsEachDifference()
    {
        await using (await OpenOrCreateAsync(Staging.Manifest))
        {
        }

        var error = await Assert.ThrowsAsync<RunFolderBoundException>(
            () => OpenOrCreateAsync(Staging.Manifest with { Target = "live", Organization = "77", DataCenter = "in", Product = "crm", Pack = "tally" }));

        Assert.All(
            ["target sandbox → live", "product books → crm", "data centre com → in", "organisation 10234695 → 77", "pack northwind-to-books → tally"],
            difference => Assert.Contains(difference, error.Message, StringComparison.Ordinal));
        await using var unharmed = await OpenAsync();
        Assert.Equal("sandbox", unharmed.Checkpoint.Manifest.Target);
    }

    [Fact]
    public async Task OpenOrCreate_OnADryRun_MakesItAnew()
    {
        Guid dry;
        await using (var made = await OpenOrCreateAsync(Staging.Manifest, Keeping.Keys))
            dry = made.Checkpoint.Id;

        await using var run = await OpenOrCreateAsync(Staging.Manifest with { Organization = "77" });

        Assert.NotEqual(dry, run.Checkpoint.Id);
        Assert.False(run.Checkpoint.IsDryRun);
    }

    // Its error report still stands there; what is put aside as somebody's work would be looked through by somebody.
    [Fact]
    public async Task OpenOrCreate_OnADryRun_KnowsTheErrorReportForItsOwn()
    {
        string report;
        await using (var dry = await OpenOrCreateAsync(Staging.Manifest, Keeping.Keys))
        {
            report = Path.Combine(dry.Paths.Errors, "orders.csv");
            await Errors(dry).MakeWayAsync(report, new MemoryStream("faulty"u8.ToArray()), CancellationToken.None);
            _parent.Write("run/errors/orders.csv", "faulty");
        }

        await using var run = await OpenOrCreateAsync(Staging.Manifest);
        await Errors(run).MakeWayAsync(report, next: null, CancellationToken.None);

        Assert.True(File.Exists(report));
    }

    [Fact]
    public async Task OpenOrCreate_OfADryRunOnARun_LeavesTheRunAlone()
    {
        await using (await OpenOrCreateAsync(Staging.Manifest))
        {
        }

        await Assert.ThrowsAsync<RunFolderBoundException>(() => OpenOrCreateAsync(Staging.Manifest, Keeping.Keys));

        await using var unharmed = await OpenAsync();
        Assert.False(unharmed.Checkpoint.IsDryRun);
    }

    [Fact]
    public async Task Open_OfAnEmptyFolder_SaysItIsNone()
    {
        Directory.CreateDirectory(Folder);

        await Assert.ThrowsAsync<FileNotFoundException>(OpenAsync);

        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Open_OfARunThatWasMovedToWhereItIsSynchronised_IsRefused()
    {
        await using (await OpenOrCreateAsync(Staging.Manifest))
        {
        }

        Directory.CreateDirectory(_parent["Dropbox"]);
        Directory.Move(Folder, _parent["Dropbox", "run"]);

        await Assert.ThrowsAsync<UnsafeFolderException>(() => RunFolder.OpenAsync(_parent["Dropbox", "run"], TimeProvider.System, CancellationToken.None));
        Assert.Throws<UnsafeFolderException>(() => RunFolder.Make(_parent["Dropbox", "run"]));
    }

    [Fact]
    public async Task Open_WhereAnotherCheckpointWasNotFinished_RemovesThatOne()
    {
        await using (await OpenOrCreateAsync(Staging.Manifest))
        {
        }

        foreach (var end in (string[])["", "-wal", "-shm", ".new"])
            _parent.Write($"run/checkpoint.new.db{end}", "half");
        await using var run = await OpenAsync();

        Assert.Empty(Directory.GetFiles(Folder, "checkpoint.new.*"));
    }

    [Fact]
    public void Make_OfAFolderThatHoldsSomethingElse_IsRefused()
    {
        _parent.Write("run/summary.json", "mine");

        Assert.False(RunFolder.IsFree(Folder));
        Assert.Throws<UnsafeFolderException>(() => RunFolder.Make(Folder));
    }

    [Fact]
    public void IsFree_OfAFile_IsFalseAndOfAFolderWithNothingInIt_IsTrue()
    {
        _parent.Write("file", "");

        Assert.False(RunFolder.IsFree(_parent["file"]));
        Assert.True(RunFolder.IsFree(Folder));
        RunFolder.Make(Folder);
        Assert.True(RunFolder.IsFree(Folder));
    }

    [Fact]
    public async Task Discard_OfARunThatIsNotSealed_LetsTheNextTryBeAnother()
    {
        await using (var tried = await OpenOrCreateAsync(Staging.Manifest))
            tried.Discard();

        Assert.False(File.Exists(new RunPaths(Folder).Checkpoint));
        await using var other = await OpenOrCreateAsync(Staging.Manifest with { Pack = "tally" });
        Assert.Equal("tally", other.Checkpoint.Manifest.Pack);
    }

    [Fact]
    public async Task Discard_OfASealedRun_IsRefusedAndTheRunStays()
    {
        Guid run;
        await using (var folder = await OpenOrCreateAsync(Staging.Manifest))
        {
            run = folder.Checkpoint.Id;
            await (await new Staging(folder.Checkpoint).OpenAsync()).SealAsync();
            Assert.Throws<InvalidOperationException>(folder.Discard);
        }

        await using var again = await OpenAsync();
        Assert.Equal(run, again.Checkpoint.Id);
    }

    [Fact]
    public async Task ReplaceCheckpoint_WithAFinishedOne_GoesOnWithThatAndKeepsTheOther()
    {
        var time = new ManualTimeProvider(CheckpointCalls.Noon);
        await using var folder = await OpenOrCreateAsync(Staging.Manifest);
        var before = folder.Checkpoint.Id;
        Guid fresh;
        await using (var made = await SqliteCheckpoint.CreateAsync(folder.Paths.NewCheckpoint, Staging.Manifest, Keeping.Everything, time, CancellationToken.None))
            fresh = made.Id;

        await folder.ReplaceCheckpointAsync(time);

        Assert.Equal(fresh, folder.Checkpoint.Id);
        await using var kept = await SqliteCheckpoint.OpenAsync(folder.Paths.CheckpointBefore(CheckpointCalls.Noon), time, CancellationToken.None);
        Assert.Equal(before, kept.Id);
        Assert.False(File.Exists(folder.Paths.NewCheckpoint));
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task OpenOrCreate_OnUnix_IsForTheOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var folder = await OpenOrCreateAsync(Staging.Manifest);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Paths.Lock));
    }

    [Fact]
    public async Task Claim_AcrossProcesses_LetsTheSameFolderGoOn()
    {
        var registry = new OrganizationRegistry(_parent["state"], TimeProvider.System);
        for (var start = 1; start <= 3; start++)
        {
            await using var folder = await OpenOrCreateAsync(Staging.Manifest);
            await using var claim = await folder.ClaimAsync(registry, LedgerChoice.Known, CancellationToken.None);
            Assert.Equal(start, folder.Checkpoint.ReadGeneration());
        }

        await using var other = await RunFolder.OpenOrCreateAsync(
            _parent["other"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var error = await Assert.ThrowsAsync<LedgerConflictException>(() => other.ClaimAsync(registry, LedgerChoice.Known, CancellationToken.None));
        Assert.Contains($"zohomigrate resume {Folder})", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Assert.Empty(OpenFiles.Below(_parent.Path));
        _parent.Dispose();
    }

    private static ErrorFolder Errors(RunFolder folder) => new(folder.Checkpoint, folder.Paths, NullLogger.Instance);

    private Task<RunFolder> OpenOrCreateAsync(RunManifest manifest, Keeping keeping = Keeping.Everything) =>
        RunFolder.OpenOrCreateAsync(Folder, manifest, keeping, TimeProvider.System, CancellationToken.None);

    private Task<RunFolder> OpenAsync() => RunFolder.OpenAsync(Folder, TimeProvider.System, CancellationToken.None);
}
