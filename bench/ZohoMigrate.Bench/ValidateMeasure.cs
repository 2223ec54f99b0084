using System.Diagnostics;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

namespace ZohoMigrate.Bench;

/// <summary>One round: <c>validate</c> in a process of its own, then CsvHelper alone on the same files in this one.</summary>
internal static class ValidateMeasure
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public static async Task PrintAsync(string name, string pack, string data)
    {
        var measured = await MeasuredProcess.RunAsync(Repository.Program, Limit, "validate", pack, "--data", data);
        if (measured.ExitCode != 0)
            throw new InvalidOperationException($"validate ended with {measured.ExitCode}: {measured.Error}{measured.Output}");
        var (begun, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var rows = Directory.GetFiles(data, "*.csv").Sum(CsvAlone.CountRows);
        var (alone, aloneBusy) = (Stopwatch.GetElapsedTime(begun), Environment.CpuUsage.TotalTime - busy);
        Console.WriteLine(
            $"| {name} | {rows} | {measured.Time.TotalSeconds:F2} s | {measured.Processor.TotalSeconds:F2} s | {rows / measured.Time.TotalSeconds:F0} | {measured.PeakBytes / 1e6:F0} "
            + $"| {alone.TotalSeconds:F2} s | {aloneBusy.TotalSeconds:F2} s | {alone / measured.Time:P1} | {aloneBusy / measured.Processor:P1} |");
    }
}
