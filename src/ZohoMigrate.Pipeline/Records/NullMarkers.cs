namespace ZohoMigrate.Pipeline.Records;

/// <summary>The words a source writes where there is no value ("NULL"). An empty or blank cell never has one.</summary>
public sealed class NullMarkers(IEnumerable<string> words)
{
    private readonly HashSet<string> _words = words.ToHashSet(StringComparer.Ordinal);

    public static NullMarkers None { get; } = new([]);

    /// <summary>A cell's value, or null when it has none.</summary>
    /// <param name="cell">The cell as it stood in the file.</param>
    /// <param name="trim">Whether white space around the value is dropped.</param>
    public string? Read(string cell, bool trim = true)
    {
        var trimmed = cell.Trim();
        if (trimmed.Length == 0 || _words.Contains(trimmed))
            return null;

        return trim ? trimmed : cell;
    }
}
