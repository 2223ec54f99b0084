using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>On a network nobody keeps what locks and flushes promise: neither a run nor what the machine knows of its limits is kept there.</summary>
public sealed class NetworkFolderTests
{
    [SkippableTheory]
    [InlineData("run", "/run: its file system (nfs4) is on a network.")]
    [InlineData("state", "/state: its file system (nfs4) is on a network.")]
    public async Task Run_AFolderOnANetworkShare_IsRefusedBeforeAnyCall(string name, string said)
    {
        Skip.IfNot(await OtherMounts.CanTellAsync(), "telling a process of other mounts takes root on Linux");
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path);
        folder.Write("mounts", $"/dev/vda / ext4 rw 0 0\nserver:/export {folder[name]} nfs4 rw 0 0\n");

        using var run = CliProcess.StartBehind(
            OtherMounts.Told(folder["mounts"]), folder.Path, NorthwindJourneyTests.Environment(sandbox, folder),
            "run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", "run");

        Assert.True(await run.WaitAsync() == 2, run.Error + run.Output);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("State:Folder", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder[name]));
        Assert.Equal(0, SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]));
    }
}
