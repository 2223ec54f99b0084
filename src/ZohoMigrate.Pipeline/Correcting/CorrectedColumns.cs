using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Where the source's columns stand in a file that came back: they may have changed places, and blank ones may have gone.</summary>
internal sealed class CorrectedColumns
{
    // A spreadsheet changes the look of some names; where so many differ, it is another file.
    private const int MostCompared = 1000;
    private const int MostNamed = 20;

    private readonly int?[] _places;

    private CorrectedColumns(int?[] places) => _places = places;

    /// <summary>Finds every column of the source; columns of ours are passed over.</summary>
    /// <exception cref="CorrectionException">A column of the source is missing, or one is there that the source does not have; each is named.</exception>
    public static CorrectedColumns Find(CorrectedFile file, SourceFile source)
    {
        var places = new int?[source.Columns.Count];
        var free = Equal(file, source, places);
        var sought = Enumerable.Range(0, places.Length).Where(i => places[i] is null).ToList();
        if (Math.Max(free.Count, sought.Count) <= MostCompared)
            TakeForms();
        var missing = source.Columns.Where((column, i) => places[i] is null && !string.IsNullOrWhiteSpace(column)).ToList();
        var unknown = free.Select(place => file.Columns[place]).Where(column => !string.IsNullOrWhiteSpace(column)).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new CorrectionException(Message(file, source, missing, unknown));
        return new CorrectedColumns(places);

        void TakeForms()
        {
            foreach (var i in sought)
            {
                var at = free.FindIndex(place => SpreadsheetCell.IsFormOf(source.Columns[i], file.Columns[place]));
                if (at < 0)
                    continue;
                places[i] = free[at];
                free.RemoveAt(at);
            }
        }
    }

    // Of columns with the same name the first is the first. What is not taken is left free.
    private static List<int> Equal(CorrectedFile file, SourceFile source, int?[] places)
    {
        var found = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var place = 0; place < file.Columns.Count; place++)
        {
            if (IsOurs(file.Columns[place]))
                continue;
            if (!found.TryGetValue(file.Columns[place], out var same))
                found.Add(file.Columns[place], same = []);
            same.Enqueue(place);
        }

        for (var i = 0; i < places.Length; i++)
        {
            if (found.TryGetValue(source.Columns[i], out var same) && same.TryDequeue(out var place))
                places[i] = place;
        }

        return [.. found.Values.SelectMany(left => left).Order()];
    }

    /// <summary>The row's cells in the order of the source's columns; null for a nameless column that did not come back.</summary>
    public IReadOnlyList<string?> Read(CorrectedRow row) => [.. _places.Select(place => place is { } at ? row.Cells[at] : null)];

    private static bool IsOurs(string column) => column.Trim().StartsWith("zm_", StringComparison.OrdinalIgnoreCase);

    private static string Message(CorrectedFile file, SourceFile source, List<string> missing, List<string> unknown)
    {
        var gone = missing.Take(MostNamed).Select(column => (Column: column, Meant: NearestName.Of(column, unknown))).ToList();
        var faults = gone.Select(column => $"the column `{column.Column}` of {source.Name} is missing{Meant(column.Meant, "is it now called")}")
            .Concat(unknown.Except(gone.Select(column => column.Meant).OfType<string>(), StringComparer.Ordinal).Take(MostNamed)
                .Select(column => $"{source.Name} has no column `{column}`{Meant(NearestName.Of(column, source.Columns), "did you mean")}"));
        var more = missing.Count + unknown.Count > 2 * MostNamed ? " …" : "";
        return $"{file.Shown}: {string.Join("; ", faults)}{more}. Keep the source's columns as they are; columns named zm_… may be added or removed.";
    }

    private static string Meant(string? nearest, string asking) => nearest is null ? "" : $" ({asking} `{nearest}`?)";
}
