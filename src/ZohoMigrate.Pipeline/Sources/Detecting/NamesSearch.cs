using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>Finds the row that names a table's columns among its first rows: what stands above it is for people.</summary>
internal static class NamesSearch
{
    /// <returns>Where the row is: the first that has all the columns that are needed, else the one that has most of them.</returns>
    public static int Find(IReadOnlyList<SampleRow> rows, TableSource table)
    {
        var needed = table.Columns.Distinct(StringComparer.Ordinal).ToList();
        if (table.HeaderRow is not null)
            return 0;
        var best = (At: 0, Matched: 0);
        for (var at = 0; at < rows.Count && best.Matched < needed.Count; at++)
        {
            if (Matched(rows, at, table, needed) is var matched && matched > best.Matched)
                best = (at, matched);
        }

        return best.Matched > 0 ? best.At : FindByShape(rows);
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

    private static int Matched(IReadOnlyList<SampleRow> rows, int at, TableSource table, List<string> needed)
    {
        if (rows[at].Fault is not null || rows[at].Cells.Length == 0)
            return 0;
        var names = ColumnNames.IndexOf(Join(rows, at, table.HeaderRows));
        return needed.Count(names.ContainsKey);
    }

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
