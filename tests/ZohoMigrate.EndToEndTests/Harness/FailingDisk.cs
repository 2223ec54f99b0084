using Xunit;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// A real file system on a file, mounted on a folder, that the kernel makes read-only under the files that are open in it, as it does when
/// a disk reports errors. Needs Linux, root and loop devices; else the test is skipped.
/// </summary>
internal sealed class FailingDisk : IAsyncDisposable
{
    private readonly string _file;
    private readonly string _folder;

    private FailingDisk(string file, string folder) => (_file, _folder) = (file, folder);

    /// <param name="file">Where what is on the disk is kept.</param>
    /// <param name="folder">Where it is seen; made if it is not there.</param>
    public static async Task<FailingDisk> MountAsync(string file, string folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a disk takes root on Linux");
        Directory.CreateDirectory(folder);
        await using (var empty = File.Create(file))
            empty.SetLength(40 << 20);
        Skip.IfNot(await SystemCommand.SucceedsAsync("mkfs.ext4", "-q", file), "needs mkfs.ext4");
        Skip.IfNot(await SystemCommand.SucceedsAsync("mount", "-o", "loop,errors=remount-ro", file, folder), "no right to mount a disk");
        var disk = new FailingDisk(file, folder);
        // A run's folder holds nothing else.
        Directory.Delete(Path.Combine(folder, "lost+found"));
        return disk;
    }

    /// <summary>From now on nothing can be written to it, whoever has it open.</summary>
    public async Task FailAsync()
    {
        var mounts = await File.ReadAllLinesAsync("/proc/mounts");
        var device = mounts.Select(line => line.Split(' ')).Single(mount => mount[1] == _folder)[0];
        await File.WriteAllTextAsync($"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error", "1");
    }

    /// <summary>Checked and mounted again, as whoever looks after the machine does it.</summary>
    public async Task MendAsync()
    {
        await UnmountAsync();
        // 1 = mended.
        await SystemCommand.SucceedsAsync("e2fsck", "-fy", _file);
        Assert.True(await SystemCommand.SucceedsAsync("mount", "-o", "loop", _file, _folder));
    }

    public async ValueTask DisposeAsync() => await UnmountAsync();

    private Task<bool> UnmountAsync() => SystemCommand.SucceedsAsync("umount", _folder);
}
