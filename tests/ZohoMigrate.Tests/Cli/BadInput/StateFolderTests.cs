using System.Runtime.Versioning;
using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>The state folder holds tokens, and decides what may be sent: it is its owner's alone, or not used.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StateFolderTests : IAsyncLifetime, IDisposable
{
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly BadInputFolder _folder = new();
    private SandboxServer _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TimeProvider.System, CancellationToken.None);
        _folder.Settings(_sandbox.Address, _sandbox.OrganizationId, _sandbox.Credentials);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [SkippableFact]
    public async Task Run_AFolderThatIsNotThere_IsMadeItsOwnersAlone()
    {
        SkipOnWindows();
        Assert.Equal(0, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);

        var entries = Directory.GetFileSystemEntries(_folder["state"], "*", SearchOption.AllDirectories).Append(_folder["state"]).ToList();
        Assert.True(entries.Count > 5);
        Assert.All(entries, entry => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & ForOthers));
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit)]
    public async Task Run_AFolderThatOthersMayWriteTo_IsRefusedUntilItIsMended(UnixFileMode others)
    {
        SkipOnWindows();
        Directory.CreateDirectory(_folder["state"]);
        var own = File.GetUnixFileMode(_folder["state"]);
        File.SetUnixFileMode(_folder["state"], own | others);
        await AssertRefusedAsync($"/state can be written to by other users of this machine. Make it yours alone: chmod go-w {_folder["state"]}", "State:Folder");

        Assert.Equal(own | others, File.GetUnixFileMode(_folder["state"]));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["state"]));
        File.SetUnixFileMode(_folder["state"], own);
        Assert.Equal(0, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);
    }

    [SkippableFact]
    public async Task Run_ALink_IsAsGoodAsWhatItLeadsTo()
    {
        SkipOnWindows();
        File.CreateSymbolicLink(_folder["state"], _folder["elsewhere"]);
        await AssertRefusedAsync($"/state is a link to {_folder["elsewhere"]}, which is not there.");

        Directory.CreateDirectory(_folder["elsewhere"]);
        File.SetUnixFileMode(_folder["elsewhere"], File.GetUnixFileMode(_folder["elsewhere"]) | UnixFileMode.OtherWrite);
        await AssertRefusedAsync($"/state (which leads to {_folder["elsewhere"]}) can be written to by other users");

        File.SetUnixFileMode(_folder["elsewhere"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(0, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);
        Assert.True(File.Exists(_folder["elsewhere/registry.db"]));
    }

    [SkippableFact]
    public async Task Run_AFolderThatIsSynchronised_IsRefused()
    {
        SkipOnWindows();
        Directory.CreateDirectory(_folder["Dropbox"]);
        File.CreateSymbolicLink(_folder["state"], _folder["Dropbox"]);

        await AssertRefusedAsync(
            $"/state (which leads to {_folder["Dropbox"]}): 'Dropbox' is synchronised by a client that copies files while they are written.", "local disk", "State:Folder");
        Assert.Empty(Directory.GetFileSystemEntries(_folder["Dropbox"]));
    }

    [SkippableFact]
    public async Task Run_ALinkInACircleOrAFile_IsRefused()
    {
        SkipOnWindows();
        File.CreateSymbolicLink(_folder["state"], _folder["state"]);
        await AssertRefusedAsync("/state is a link that leads in a circle.");

        File.Delete(_folder["state"]);
        _folder.Write("state", "");
        await AssertRefusedAsync("/state is a file.");
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipOnWindows() => Skip.If(OperatingSystem.IsWindows(), "the file system has no such modes");

    private async Task AssertRefusedAsync(params string[] said)
    {
        var run = await _folder.InvokeAsync("run pack --data data --run run");

        BadInputFolder.AssertPlain(run, said);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Empty((await _sandbox.SummarizeAsync(CancellationToken.None)).ByOperation);
    }
}
