using Xunit;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// A real file system on a file, mounted on a folder, that the kernel makes read-only under the files that are open in it, as it does when
/// a disk reports errors. Needs Linux, root and loop devices; else the test is skipped.
/// </summary>
internal sealed class FailingDisk : IAsyncDisposable
{
    private readonly string _device;
    private readonly string _folder;

    private FailingDisk(string device, string folder) => (_device, _folder) = (device, folder);

    /// <param name="file">Where what is on the disk is kept.</param>
    /// <param name="folder">Where it is seen; made if it is not there.</param>
    public static async Task<FailingDisk> MountAsync(string file, string folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a disk takes root on Linux");
        Directory.CreateDirectory(folder);
        await using (var empty = File.Create(file))
            empty.SetLength(40 << 20);
        Skip.IfNot(await SystemCommand.SucceedsAsync("mkfs.ext4", "-q", file), "needs mkfs.ext4");
        var loop = await SystemCommand.RunAsync("losetup", "--find", "--show", file);
        Skip.IfNot(loop.ExitCode == 0, "needs loop devices");
        var disk = new FailingDisk(loop.Output.Trim(), folder);
        if (!await SystemCommand.SucceedsAsync("mount", "-o", "errors=remount-ro", disk._device, folder))
        {
            await disk.DisposeAsync();
            Skip.If(true, "no right to mount a disk");
        }

        // A run's folder holds nothing else.
        Directory.Delete(Path.Combine(folder, "lost+found"));
        return disk;
    }

    /// <summary>From now on nothing can be written to it, whoever has it open.</summary>
    public Task FailAsync() => File.WriteAllTextAsync($"/sys/fs/ext4/{Path.GetFileName(_device)}/trigger_fs_error", "1");

    /// <summary>Checked and mounted again, as whoever looks after the machine does it.</summary>
    public async Task MendAsync()
    {
        await AssertAsync([0], "umount", _folder);
        await CheckAsync();
        await AssertAsync([0], "mount", _device, _folder);
    }

    public async ValueTask DisposeAsync()
    {
        await SystemCommand.RunAsync("umount", _folder);
        await SystemCommand.RunAsync("losetup", "--detach", _device);
    }

    // A process with a world of mounts of its own, which another test began meanwhile, has the disk there too until it ends, also one that began
    // since it was asked last. 8 = in use, 1 = mended.
    private async Task CheckAsync()
    {
        const int MostTries = 480;
        var check = await SystemCommand.RunAsync("e2fsck", "-fy", _device);
        for (var tries = 0; tries < MostTries && check is { ExitCode: 8 } && check.Output.Contains("is in use", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(250);
            check = await SystemCommand.RunAsync("e2fsck", "-fy", _device);
        }

        Assert.True(check.ExitCode is 0 or 1, $"e2fsck: {check.ExitCode} {check.Output}");
    }

    private static async Task AssertAsync(int[] good, params string[] line)
    {
        var (exitCode, output) = await SystemCommand.RunAsync(line);
        Assert.True(exitCode is { } code && good.Contains(code), $"{string.Join(' ', line)}: {exitCode} {output}");
    }
}
