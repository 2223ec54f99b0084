using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>Finds the row that names a table's columns among its first rows: what stands above it is for people.</summary>
internal static class NamesSearch
{
    /// <returns>
    /// Where the row is, and how many name the columns together: the first that has all the columns that are needed, else the one that has most of
    /// them. Two are it where they bring more of them to light than any one does.
    /// </returns>
    public static (int At, int Count) Find(IReadOnlyList<SampleRow> rows, TableSource table)
    {
        var needed = NeededColumns.Count(table);
        var (best, most) = ((At: 0, Count: table.HeaderRows ?? 1), 0);
        foreach (var count in table.HeaderRows is { } said ? [said] : new[] { 1, 2 })
        {
            for (var at = 0; at < (table.HeaderRow is null ? rows.Count : 1) && most < needed; at++)
            {
                if (Matched(rows, at, count, table, needed) is var matched && matched > most && (count == 1 || table.HeaderRows is not null || AreTwo(rows, at, table)))
                    (best, most) = ((at, count), matched);
            }
        }

        return most > 0 || table.HeaderRow is not null ? best : (FindByShape(rows), best.Count);
    }

    /// <summary>The names that so many rows from one on make together: what stands in a column, from top to bottom.</summary>
    public static IReadOnlyList<string> Join(IReadOnlyList<SampleRow> rows, int at, int count)
    {
        if (count == 1)
            return rows[at].Cells;
        var joined = rows.Skip(at).Take(count).Select(row => row.Cells).ToList();
        return
        [
            .. Enumerable.Range(0, joined.Max(cells => cells.Length))
                .Select(i => string.Join(' ', joined.Select(cells => i < cells.Length ? cells[i].Trim() : "").Where(part => part.Length > 0))),
        ];
    }

    private static int Matched(IReadOnlyList<SampleRow> rows, int at, int count, TableSource table, int needed) =>
        rows[at].Fault is not null || rows[at].Cells.Length == 0 ? 0 : needed - NeededColumns.CountMissing(table, Join(rows, at, count));

    // The second has a part of one of the needed names: otherwise it may as well be data, with nothing in a column.
    private static bool AreTwo(IReadOnlyList<SampleRow> rows, int at, TableSource table)
    {
        if (at + 1 == rows.Count || rows[at + 1].Fault is not null)
            return false;
        var names = Join(rows, at, 2);
        return Enumerable.Range(0, names.Count).Any(place => Has(rows[at + 1], place) && NeededColumns.Contains(table, names[place]));
    }

    private static bool Has(SampleRow row, int place) => place < row.Cells.Length && !string.IsNullOrWhiteSpace(row.Cells[place]);

    // The first row of the shape that most rows have. A title has one cell that says anything, or far fewer cells than the table.
    private static int FindByShape(IReadOnlyList<SampleRow> rows)
    {
        var width = rows.Where(row => row.Fault is null).GroupBy(row => row.CellCount).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key)
            .Select(same => same.Key).FirstOrDefault();
        if (width < 2)
            return 0;
        for (var at = 0; at < rows.Count; at++)
        {
            if (rows[at].Fault is not null || rows[at].CellCount > HeaderRow.MostColumns || (rows[at].Filled > 1 && 2 * rows[at].CellCount >= width))
                return at;
        }

        return 0;
    }
}
