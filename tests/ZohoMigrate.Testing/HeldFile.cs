using System.Diagnostics;

namespace ZohoMigrate.Testing;

/// <summary>A file that another program has open, as a spreadsheet would on Windows: a process of its own keeps it locked until it is let go.</summary>
public sealed class HeldFile : IDisposable
{
    private readonly Process _holder;

    private HeldFile(Process holder) => _holder = holder;

    /// <summary>Whether this machine has the program that holds.</summary>
    public static bool IsPossible => File.Exists("/usr/bin/flock");

    public static async Task<HeldFile> TakeAsync(string path)
    {
        // It holds the file for as long as its input is open.
        var start = new ProcessStartInfo("/usr/bin/flock", ["--exclusive", path, "sh", "-c", "echo held; cat"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var holder = Process.Start(start)!;
        if (await holder.StandardOutput.ReadLineAsync() != "held")
            throw new InvalidOperationException($"{path} could not be held.");
        return new HeldFile(holder);
    }

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }
}
