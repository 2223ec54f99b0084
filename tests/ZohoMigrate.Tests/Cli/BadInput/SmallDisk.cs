using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>A disk in memory, mounted on a folder: as small as a test wants it, or read-only. Needs Linux and root; else the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    /// <param name="folder">Made if it is not there.</param>
    /// <param name="options">Of the mount: "size=200k", "ro".</param>
    public SmallDisk(string folder, string options)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Skip.IfNot(OperatingSystem.IsLinux() && Do("mount", "-t", "tmpfs", "-o", options, "none", folder), "no right to mount a disk in memory");
    }

    /// <summary>Makes room, or lets in what was kept out.</summary>
    public void Remount(string options) => Assert.True(Do("mount", "-o", $"remount,{options}", _folder));

    public void Dispose() => Do("umount", "-l", _folder);

    private static bool Do(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
