using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Which source record is which at Zoho, as <c>checkpoint export</c> tells it.</summary>
internal static class IdMapOf
{
    /// <summary>Its rows, by the names of its columns.</summary>
    public static async Task<IReadOnlyList<Dictionary<string, string>>> ReadAsync(string run)
    {
        var export = await CliRun.InvokeAsync("checkpoint", "export", run);
        Assert.True(export.ExitCode == 0, export.Out + export.Error);
        var lines = export.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    /// <summary>Zoho's id of each record that has one, by "stream:key".</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadIdsAsync(string run) => (await ReadAsync(run)).Where(row => row["zoho_id"].Length > 0)
        .ToDictionary(row => $"{row["stream"]}:{row["key"]}", row => row["zoho_id"], StringComparer.Ordinal);
}
