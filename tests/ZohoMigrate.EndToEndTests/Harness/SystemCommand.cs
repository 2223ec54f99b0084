using System.ComponentModel;
using System.Diagnostics;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>A command of the operating system, run to its end.</summary>
internal static class SystemCommand
{
    /// <summary>Whether there is such a command, and it ended well.</summary>
    public static async Task<bool> SucceedsAsync(params string[] line) => (await RunAsync(line)).ExitCode == 0;

    /// <summary>Its exit code and what it wrote; null where there is no such command.</summary>
    public static async Task<(int? ExitCode, string Output)> RunAsync(params string[] line)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception)
        {
            return (null, "");
        }
    }
}
