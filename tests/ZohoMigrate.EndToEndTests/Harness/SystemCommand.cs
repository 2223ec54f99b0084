using System.ComponentModel;
using System.Diagnostics;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>A command of the operating system, run to its end.</summary>
internal static class SystemCommand
{
    /// <summary>Whether there is such a command, and it ended well.</summary>
    public static async Task<bool> SucceedsAsync(params string[] line)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
