using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

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
    public IReadOnlyList<string> Of(SourceRow row)
    {
        // No column of a view is where a value of its file belongs.
        if (row.File.IsThroughView)
            return [];
        if (columns.Count == 0)
            return [RowGrouping.WholeFile];
        var keys = FormatOf(row).Json is null ? LinesOf(row).SelectMany(cells => OfLine(cells, row)) : OfMembers(row);
        return [.. keys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The key in its own place, where no cell stands before it that could have moved it; empty where one does.</summary>
    public string InPlace(SourceRow row)
    {
        var places = ColumnNames.IndexOf(row.File.Columns);
        if (FormatOf(row).Json is not null || columns.Any(column => places[column] >= columns.Count) || LinesOf(row).ToList() is not [var cells])
            return "";
        return Joined(columns.Select(column => new[] { Value(cells.ElementAtOrDefault(places[column]), row) }), row).DefaultIfEmpty("").First();
    }

    /// <summary>The cells of each line of a row's raw text that is not blank.</summary>
    public static IEnumerable<string[]> LinesOf(SourceRow row) =>
        row.Cells[0].Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.TrimEnd('\r').Split(FormatOf(row).Delimiter));

    private static TableFormat FormatOf(SourceRow row) => row.File.Format ?? TableFormat.Plain;

    private IEnumerable<string> OfLine(string[] cells, SourceRow row)
    {
        var places = ColumnNames.IndexOf(row.File.Columns);
        var shift = cells.Length - (FormatOf(row).CellsOfRows ?? row.File.Columns.Count);
        var shifts = Math.Abs(shift) > MostShifts || columns.Count > MostColumns ? [0, shift] : Enumerable.Range(Math.Min(0, shift), Math.Abs(shift) + 1).ToArray();
        return Joined(columns.Select(column => shifts.Select(by => Value(cells.ElementAtOrDefault(places[column] + by), row))), row);
    }

    // The last name of `customer.id` is what stands in the text.
    private IEnumerable<string> OfMembers(SourceRow row) => Joined(_members.Value.Select(member =>
        member.Matches(row.Cells[0]).Take(MostMembers).Select(found => nullMarkers.Read(found.Groups["value"].Value)).DefaultIfEmpty()), row);

    private static Regex Member(string name) =>
        new($$"""
            "{{Regex.Escape(name)}}"\s*:\s*("(?<value>[^"]*)"|(?<value>[^\s",}\]]+))
            """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // An error in place of a value says nothing of the key.
    private static IEnumerable<string> Joined(IEnumerable<IEnumerable<string?>> parts, SourceRow row)
    {
        IEnumerable<IReadOnlyList<string?>> keys = [[]];
        foreach (var part in parts)
            keys = keys.SelectMany(known => part, (known, value) => (IReadOnlyList<string?>)[.. known, value]);
        return keys.Where(values => !values.Any(value => value is not null && CellErrors.Has(row, value))).Select(RecordKey.Of);
    }

    private string? Value(string? cell, SourceRow row) =>
        cell is null ? null : nullMarkers.Read(FormatOf(row).Quote is { } sign ? Blanks.Trim(cell).Trim(sign) : cell);
}
