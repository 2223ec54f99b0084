using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>One way to read a table, and how well it fits its first rows.</summary>
/// <param name="Format">The way; it begins where the names of the columns were found.</param>
/// <param name="Columns">Their names as it has them.</param>
internal sealed record Trial(TableFormat Format, IReadOnlyList<string> Columns)
{
    /// <summary>The row that names the columns; the first of the table where none does; null where there is no row at all.</summary>
    public SampleRow? Names { get; init; }

    /// <summary>Columns that the mapping needs and that are not there.</summary>
    public int Missing { get; init; }

    /// <summary>Whether the mapping names columns, and all of them are there.</summary>
    public bool HasAll { get; init; }

    /// <summary>Rows below the names, among those looked at.</summary>
    public int Looked { get; init; }

    /// <summary>Those that have one cell per column.</summary>
    public int Agreeing { get; init; }

    /// <summary>Rows that break the rules of quoting.</summary>
    public int Broken { get; init; }

    /// <summary>Signs of seldom ways to quote.</summary>
    public QuoteSigns Signs { get; init; } = QuoteSigns.None;

    /// <summary>The better fits sort first.</summary>
    public (int Missing, bool IsOneColumn, int Disagreeing, int Broken, int Width) Rank =>
        (Missing, !HasAll && !IsTable, HasAll || IsTable ? -Agreeing : 0, Broken, -Columns.Count);

    /// <summary>Whether it is a table of more than one column.</summary>
    private bool IsTable => Columns.Count > 1 || Names?.CellCount > 1;

    /// <summary>Whether something is left that another way of quoting may explain.</summary>
    public bool IsOdd => Broken > 0 || Missing > 0 || Agreeing < Looked || Signs.SingleQuoted > 0;

    public static Trial Of(TableFormat format, TableSource table, IReadOnlyList<SampleRow> sample)
    {
        if (sample.Count == 0)
            return new Trial(format, []);
        // To the reader blanks inside quotes are text, but of a name they are none.
        var rows = format.IsTrimmed ? [.. sample.Select(row => row with { Cells = [.. row.Cells.Select(Blanks.Trim)] })] : sample;
        var (at, count) = format.HeaderRows == 0 ? (0, 0) : NamesSearch.Find(rows, table);
        var columns = count == 0 ? ByPlace(rows) : NamesSearch.Join(rows, at, count);
        var body = rows.Skip(at + count).ToList();
        var missing = NeededColumns.CountMissing(table, columns);
        var cells = RowShape.UsualCells(body.Where(row => row.Fault is null).Select(row => row.Cells), columns);
        var read = format with
        {
            FirstLine = rows[at].Line,
            HeaderRows = count,
            MayHaveMoreNames = count == 1 && table.HeaderRows is null && MoreNames.Follow(columns.Count, body),
            CellsOfRows = format.Sheet is not null || cells == columns.Count ? null : cells,
        };
        return new Trial(read, columns)
        {
            Names = rows[at],
            Missing = missing,
            HasAll = missing == 0 && NeededColumns.Count(table) > 0,
            Looked = body.Count,
            Agreeing = body.Count(row => row.Fault is null && row.CellCount == columns.Count),
            Broken = rows.Skip(at).Count(row => row.Fault is { IsOfQuotes: true }),
            Signs = QuoteSigns.Of(rows[at], body, format.Delimiter),
        };
    }

    /// <summary>Whether anything speaks for a seldom way of quoting, and nothing against its separator.</summary>
    public bool Allows(TableFormat seldom) =>
        Signs.Allow(seldom)
        && (!seldom.IsTrimmed || Signs.IsSpaced || Missing > 0)
        && (seldom.Delimiter == Format.Delimiter || !IsTable || Missing > 0);

    /// <summary>Whether it fits so much better than a common way that it is the likelier one, though it is seldom met.</summary>
    public bool IsLikelierThan(Trial common)
    {
        if ((Broken > 0 && !common.Signs.AreNamesSingleQuoted) || Names?.Fault is not null || (common.IsTable && !IsTable))
            return false;
        var order = (-Missing, Agreeing).CompareTo((-common.Missing, common.Agreeing));
        return order > 0 || (order == 0 && (common.Broken > 0 || common.Signs.IsMostlySingleQuoted));
    }

    private static string[] ByPlace(IReadOnlyList<SampleRow> rows)
    {
        var width = rows.GroupBy(row => row.CellCount).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First().Key;
        return [.. Enumerable.Range(0, Math.Min(width, HeaderRow.MostColumns)).Select(ColumnNames.ByPlace)];
    }
}
