using System.Runtime.Versioning;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records;
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

    public void Dispose() => _parent.Dispose();

    private Task<RunFolder> OpenOrCreateAsync(RunManifest manifest, Keeping keeping = Keeping.Everything) =>
        RunFolder.OpenOrCreateAsync(Folder, manifest, keeping, TimeProvider.System, CancellationToken.None);

    private Task<RunFolder> OpenAsync() => RunFolder.OpenAsync(Folder, TimeProvider.System, CancellationToken.None);
}
