using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The keys that a row may have that cannot be read. Nobody knows which of its cells is which, but its key stands about where keys stand:
/// where cells are too many or too few, that many places to one side at most. One too many is guessed rather than one too few.
/// </summary>
/// <param name="nullMarkers">Which cells have no value.</param>
/// <param name="columns">Those of the key.</param>
internal sealed class GuessedKeys(NullMarkers nullMarkers, IReadOnlyList<string> columns)
{
    // Of wide shifts, and keys of many columns, only the key that is whole at one side or the other is looked for.
    private const int MostShifts = 4;
    private const int MostColumns = 3;
    private const int MostMembers = 4;

    private readonly Lazy<Regex[]> _members = new(() => [.. columns.Select(column => Member(column[(column.LastIndexOf('.') + 1)..]))]);

    /// <param name="row">One whose raw text is its only cell. In that of a quote that was closed too late several rows may stand.</param>
    public IEnumerable<string> Of(SourceRow row)
    {
        // No column of a view is where a value of its file belongs.
        if (row.File.IsThroughView)
            return [];
        if (columns.Count == 0)
            return [RowGrouping.WholeFile];
        var format = row.File.Format ?? TableFormat.Plain;
        return (format.Json is null ? row.Cells[0].Split('\n').SelectMany(line => OfLine(line, row.File, format)) : OfMembers(row.Cells[0]))
            .Where(key => key.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private IEnumerable<string> OfLine(string line, SourceFile file, TableFormat format)
    {
        var cells = line.TrimEnd('\r').Split(format.Delimiter);
        var places = ColumnNames.IndexOf(file.Columns);
        var shift = cells.Length - (format.CellsOfRows ?? file.Columns.Count);
        var shifts = Math.Abs(shift) > MostShifts || columns.Count > MostColumns ? [0, shift] : Enumerable.Range(Math.Min(0, shift), Math.Abs(shift) + 1).ToArray();
        return Joined(columns.Select(column => shifts.Select(by => Value(cells.ElementAtOrDefault(places[column] + by), format.Quote))));
    }

    // The last name of `customer.id` is what stands in the text.
    private IEnumerable<string> OfMembers(string text) => Joined(_members.Value.Select(member =>
        member.Matches(text).Take(MostMembers).Select(found => nullMarkers.Read(found.Groups["value"].Value)).DefaultIfEmpty()));

    private static Regex Member(string name) =>
        new($$"""
            "{{Regex.Escape(name)}}"\s*:\s*("(?<value>[^"]*)"|(?<value>[^\s",}\]]+))
            """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Joined(IEnumerable<IEnumerable<string?>> parts)
    {
        IEnumerable<IReadOnlyList<string?>> keys = [[]];
        foreach (var part in parts)
            keys = keys.SelectMany(known => part, (known, value) => (IReadOnlyList<string?>)[.. known, value]);
        return keys.Select(RecordKey.Of);
    }

    private string? Value(string? cell, char? quote) => cell is null ? null : nullMarkers.Read(quote is { } sign ? Blanks.Trim(cell).Trim(sign) : cell);
}
