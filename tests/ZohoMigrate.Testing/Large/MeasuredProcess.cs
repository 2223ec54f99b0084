using System.Diagnostics;
using System.Globalization;

namespace ZohoMigrate.Testing.Large;

/// <summary>What a process cost, and what it said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its stdout.</param>
/// <param name="Error">Its stderr.</param>
/// <param name="Time">From its start to its end.</param>
/// <param name="Processor">What it took of all processors together, as far as it was seen: the last few milliseconds are missing.</param>
/// <param name="PeakBytes">The most memory it ever had resident, by the kernel's own high-water mark; null where the system has none to read.</param>
public sealed record MeasuredProcess(int ExitCode, string Output, string Error, TimeSpan Time, TimeSpan Processor, long? PeakBytes)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs <c>zohomigrate</c> to its end.</summary>
    /// <param name="assembly">Full path of zohomigrate.dll.</param>
    /// <param name="limit">How long it may take; then it is killed, and its exit code says so.</param>
    /// <param name="arguments">Its command line.</param>
    public static async Task<MeasuredProcess> RunAsync(string assembly, TimeSpan limit, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        long? peak = null;
        var processor = TimeSpan.Zero;
        while (!ended.IsCompleted)
        {
            peak = HighWaterMark(process.Id) ?? peak;
            processor = ProcessorTime(process) ?? processor;
            await Task.WhenAny(ended, Task.Delay(Between));
            if (Stopwatch.GetElapsedTime(begun) > limit)
                process.Kill();
        }

        await ended;
        return new MeasuredProcess(process.ExitCode, await output, await error, Stopwatch.GetElapsedTime(begun), processor, peak);
    }

    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    // The mark only grows, so what is missed is what the last few milliseconds added. Process.PeakWorkingSet64 is gone with the process.
    private static long? HighWaterMark(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
