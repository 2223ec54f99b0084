using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(CheckpointCalls.Noon);

    private RunPaths Paths => new(_folder.Path);

    // Two who ask are not in each other's way, and whoever begins to work waits for them.
    [Fact]
    public async Task Take_WhileSomeoneOnlyAsks_WaitsAnInstantAndHasIt()
    {
        (await TakeAsync()).Dispose();
        Task<FolderLock> taking;
        using (new FileStream(Paths.Lock, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            Assert.False(FolderLock.IsHeld(Paths));
            taking = TakeAsync();
            Assert.False(taking.IsCompleted);
        }

        _time.Advance(_time.NextTimer!.Value);
        using var taken = await taking;
        Assert.True(FolderLock.IsHeld(Paths));
    }

    [Fact]
    public async Task IsHeld_ByTheLockAndNotByItsFile_TellsWhetherSomeoneWorksThere()
    {
        Assert.False(FolderLock.IsHeld(Paths));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));

        using (await TakeAsync())
            Assert.True(FolderLock.IsHeld(Paths));

        Assert.True(File.Exists(Paths.Lock));
        Assert.False(FolderLock.IsHeld(Paths));
    }

    public void Dispose() => _folder.Dispose();

    private Task<FolderLock> TakeAsync() => FolderLock.TakeAsync(Paths, _time, CancellationToken.None);
}
