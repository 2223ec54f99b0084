using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Where the source's columns stand in a file that came back: they may have changed places, and blank ones may have gone.</summary>
internal sealed class CorrectedColumns
{
    private readonly int?[] _places;

    private CorrectedColumns(int?[] places) => _places = places;

    /// <summary>Finds every column of the source; columns of ours are passed over.</summary>
    /// <exception cref="CorrectionException">A column of the source is missing, or one is there that the source does not have; each is named.</exception>
    public static CorrectedColumns Find(CorrectedFile file, SourceFile source)
    {
        var free = Enumerable.Range(0, file.Columns.Count).Where(place => !IsOurs(file.Columns[place])).ToList();
        var places = new int?[source.Columns.Count];
        Take((wanted, found) => string.Equals(wanted, found, StringComparison.Ordinal));
        Take(SpreadsheetCell.IsFormOf);
        var missing = source.Columns.Where((column, i) => places[i] is null && !string.IsNullOrWhiteSpace(column)).ToList();
        var unknown = free.Select(place => file.Columns[place]).Where(column => !string.IsNullOrWhiteSpace(column)).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new CorrectionException(Message(file, source, missing, unknown));
        return new CorrectedColumns(places);

        void Take(Func<string, string, bool> isSame)
        {
            for (var i = 0; i < places.Length; i++)
            {
                var column = source.Columns[i];
                var at = places[i] is null ? free.FindIndex(place => isSame(column, file.Columns[place])) : -1;
                if (at < 0)
                    continue;
                places[i] = free[at];
                free.RemoveAt(at);
            }
        }
    }

    /// <summary>The row's cells in the order of the source's columns; null for a nameless column that did not come back.</summary>
    public IReadOnlyList<string?> Read(CorrectedRow row) => [.. _places.Select(place => place is { } at ? row.Cells[at] : null)];

    private static bool IsOurs(string column) => column.Trim().StartsWith("zm_", StringComparison.OrdinalIgnoreCase);

    private static string Message(CorrectedFile file, SourceFile source, List<string> missing, List<string> unknown)
    {
        var faults = missing
            .Select(column => $"the column `{column}` of {source.Name} is missing{Meant(NearestName.Of(column, unknown), "is it now called")}")
            .Concat(unknown
                .Where(column => !missing.Any(gone => NearestName.Of(gone, unknown) == column))
                .Select(column => $"{source.Name} has no column `{column}`{Meant(NearestName.Of(column, source.Columns), "did you mean")}"));
        return $"{file.Shown}: {string.Join("; ", faults)}. Keep the source's columns as they are; columns named zm_… may be added or removed.";
    }

    private static string Meant(string? nearest, string asking) => nearest is null ? "" : $" ({asking} `{nearest}`?)";
}
