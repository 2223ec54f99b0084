using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Finds the columns of a file that the pack neither reads nor lists as ignored: their values would be lost silently.</summary>
internal sealed class UnreadColumns(ViewTable table, SourceFile file)
{
    private const string No = "FALSE";

    private readonly int[] _places = table.Ignored is { } ignored ? Unknown(table, [.. table.Columns, .. table.Index, .. ignored], file) : [];
    private readonly Dictionary<int, int> _own = TableColumns.Doubled(table, file.Columns).ToDictionary(doubled => doubled.Other, doubled => doubled.Own);
    private readonly SortedSet<int> _filled = [];
    private readonly Seen _rows = new();

    /// <summary>What they hold; null where that is nothing.</summary>
    public UnreadValues? Found => _filled.Count == 0 ? null : new UnreadValues(file.Name, [.. _filled.Select(place => file.Columns[place].Trim())], _rows);

    public void Look(SourceRow row)
    {
        var hasAny = false;
        foreach (var place in _places)
        {
            if (place >= row.Cells.Count || !SaysSomething(row.Cells[place]) || IsRead(row, place))
                continue;
            hasAny = true;
            _filled.Add(place);
        }

        if (hasAny)
            _rows.Add(row.FirstLine);
    }

    // By the column that it means: it filled a gap there, or says the same.
    private bool IsRead(SourceRow row, int place) =>
        _own.TryGetValue(place, out var own) && (own < row.Cells.Count ? row.Cells[own].Trim() : "") is var text && (text.Length == 0 || text == row.Cells[place].Trim());

    private static int[] Unknown(ViewTable table, IReadOnlyList<string> known, SourceFile file)
    {
        var names = TableColumns.Named(table, file.Columns);
        return [.. Enumerable.Range(0, names.Count).Where(place => !known.Contains(names[place].Trim(), StringComparer.OrdinalIgnoreCase))];
    }

    // Exports fill what nobody has used with zeros and FALSE.
    private static bool SaysSomething(string cell)
    {
        var text = cell.AsSpan().Trim();
        return text.ContainsAnyExcept('0', '.', ',') && !text.Equals(No, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What a file holds in columns that nothing reads.</summary>
/// <param name="File">The file.</param>
/// <param name="Columns">Those with a value in some row.</param>
/// <param name="Rows">The rows that have one.</param>
internal sealed record UnreadValues(string File, IReadOnlyList<string> Columns, Seen Rows);
