namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>
/// The words a source writes where there is no value ("NULL"). An empty or blank cell never has one. Tally puts a control character before
/// such a word, which exports write in ways of their own: <c>&amp;#4; Not Applicable</c>, <c>4; Not Applicable</c>. All are the same word.
/// </summary>
public sealed class NullMarkers(IEnumerable<string> words)
{
    private static readonly string[] Prefixes = ["\u0004", "&#4;", "4;"];
    private readonly HashSet<string> _words = words.ToHashSet(StringComparer.Ordinal);

    public static NullMarkers None { get; } = new([]);

    /// <summary>A cell's value, or null when it has none.</summary>
    /// <param name="cell">The cell as it stood in the file.</param>
    /// <param name="trim">Whether white space around the value is dropped.</param>
    public string? Read(string cell, bool trim = true)
    {
        var trimmed = Blanks.Trim(cell);
        if (trimmed.Length == 0 || IsMarker(trimmed))
            return null;

        return trim ? trimmed : cell;
    }

    private bool IsMarker(string text)
    {
        if (_words.Count == 0)
            return false;
        if (_words.Contains(text))
            return true;
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                return _words.Contains(Blanks.Trim(text[prefix.Length..]));
        }

        return false;
    }
}
