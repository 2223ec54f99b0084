using System.Text.Json;
using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>
/// Disks that are full or read-only. Where nothing had begun the command ends with 2 and begins again; where a run had, it pauses with 4
/// and goes on once there is room. Either way every record ends up at the sandbox, and none twice.
/// </summary>
public sealed class DiskTests : IAsyncLifetime, IDisposable
{
    private const string Line = "run pack --data data --run run";
    private const string Plenty = "size=64m";

    // The same for every test; 0 until the first of them has measured it.
    private static int _leastToStage;

    private readonly BadInputFolder _folder = new();
    private SandboxServer _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(2) }, TimeProvider.System, CancellationToken.None);
        _folder.Settings(_sandbox.Address, _sandbox.OrganizationId, _sandbox.Credentials);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [SkippableFact]
    public async Task Run_FullWhileStaging_SaysSoAndBeginsAgain()
    {
        using var disk = new SmallDisk(_folder["run"], $"size={await LeastToStageAsync() / 2}k");
        var full = await _folder.InvokeAsync(Line);

        Assert.Equal(2, full.ExitCode);
        BadInputFolder.AssertPlain(full, "The disk is full: no space is left to write", "run/checkpoint.db", "Free some space on that disk.", "Nothing was sent; the same command begins again.");
        disk.Remount(Plenty);
        await AssertDeliveredAsync(Line);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(180)]
    [InlineData(300)]
    public async Task Run_FullInItsMidst_PausesAndGoesOn(int more)
    {
        using var disk = new SmallDisk(_folder["run"], $"size={await LeastToStageAsync() + more}k");
        var full = await _folder.InvokeAsync(Line);

        Assert.Equal(4, full.ExitCode);
        BadInputFolder.AssertPlain(full, "The disk is full: no space is left to write", "/run/", "zohomigrate resume run");
        Assert.Equal(4, (await _folder.InvokeAsync("resume run")).ExitCode);
        Assert.Equal(0, (await _folder.InvokeAsync("status run")).ExitCode);
        disk.Remount(Plenty);
        await AssertDeliveredAsync("resume run");
    }

    [SkippableFact]
    public async Task Run_FullStateFolder_PausesAndGoesOn()
    {
        using var disk = new SmallDisk(_folder["state"], "size=24k,mode=700");
        var full = await _folder.InvokeAsync(Line);

        Assert.Equal(4, full.ExitCode);
        BadInputFolder.AssertPlain(full, "The disk is full: no space is left to write", "/state/", "Go on with: zohomigrate resume run");
        disk.Remount(Plenty);
        await AssertDeliveredAsync("resume run");
    }

    [SkippableFact]
    public async Task Resume_TheLogsDiskIsFull_SaysSoOnceAndGoesOn()
    {
        using var disk = new SmallDisk(_folder["logs"], "size=8k");
        Assert.Equal(0, (await _folder.InvokeAsync(Line + " --dry-run")).ExitCode);
        File.Move(_folder["run/run.log"], _folder["logs/run.log"]);
        File.CreateSymbolicLink(_folder["run/run.log"], _folder["logs/run.log"]);
        var resumed = await _folder.InvokeAsync("resume run");

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal($"{_folder["run/run.log"]} cannot be written as it should be: No space left on device", resumed.Error.Split(" : ")[0].TrimEnd());
        Assert.Single(resumed.Error.TrimEnd().Split('\n'));
        await AssertDeliveredAsync("resume run");
    }

    [SkippableFact]
    public async Task Run_ReadOnlyFolder_IsSaidBeforeAnythingIsRead()
    {
        using var disk = new SmallDisk(_folder["run"], "ro");
        var run = await _folder.InvokeAsync(Line);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, "A run cannot be kept in", "nothing can be written there (Read-only file system", "Choose a folder on a local disk (--run, State:Folder).");
    }

    [SkippableFact]
    public async Task Resume_FolderBecameReadOnly_PausesAndGoesOn()
    {
        using var disk = new SmallDisk(_folder["run"], Plenty);
        Assert.Equal(0, (await _folder.InvokeAsync(Line + " --dry-run")).ExitCode);
        disk.Remount("ro");
        var resumed = await _folder.InvokeAsync("resume run");

        Assert.Equal((4, ""), (resumed.ExitCode, resumed.Out));
        BadInputFolder.AssertPlain(resumed, "Read-only file system", "Allow writing there", "go on with: zohomigrate resume run");
        disk.Remount("rw");
        await AssertDeliveredAsync("resume run");
    }

    [SkippableFact]
    public async Task Run_ReadOnlyStateFolder_PausesAndGoesOn()
    {
        using var disk = new SmallDisk(_folder["state"], "ro,mode=700");
        var run = await _folder.InvokeAsync(Line);

        Assert.Equal(4, run.ExitCode);
        BadInputFolder.AssertPlain(run, "/state", "Allow writing there", "zohomigrate resume run");
        disk.Remount("rw");
        await AssertDeliveredAsync("resume run");
    }

    public void Dispose() => _folder.Dispose();

    // Kilobytes, by halves: what staging takes at its height is not to be seen afterwards.
    private async Task<int> LeastToStageAsync()
    {
        if (_leastToStage > 0)
            return _leastToStage;
        var (tooFew, enough) = (0, 8 * 1024);
        while (enough - tooFew > 8)
        {
            var tried = (tooFew + enough) / 2;
            using var disk = new SmallDisk(_folder["tried"], $"size={tried}k");
            if ((await _folder.InvokeAsync("run pack --data data --run tried --dry-run")).ExitCode == 0)
                enough = tried;
            else
                tooFew = tried;
        }

        return _leastToStage = enough;
    }

    private async Task AssertDeliveredAsync(string line)
    {
        var mended = await _folder.InvokeAsync(line);
        var ledger = await _sandbox.SummarizeAsync(CancellationToken.None);

        Assert.True(mended.ExitCode == 0, mended.Out + mended.Error);
        using var summary = JsonDocument.Parse(_folder.Read("run/summary.json"));
        var records = summary.RootElement.GetProperty("streams").EnumerateArray().Sum(stream => stream.GetProperty("records").GetInt32());
        Assert.True(records > 50);
        Assert.Equal(records, ledger.Records.Values.Sum(module => module.Count));
        Assert.Equal((0, 0), (ledger.CreatesCommittedTwice, ledger.Duplicates.Count));
    }
}
