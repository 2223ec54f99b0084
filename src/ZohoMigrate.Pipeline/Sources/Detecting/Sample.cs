using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>The first rows of a table, as one format makes them of it.</summary>
internal static class Sample
{
    private const int MostRows = 101;
    private const int MostCells = 200_000;
    private const int MostCut = 5;

    public static async Task<IReadOnlyList<SampleRow>> ReadAsync(string path, TableSource table, TableFormat format, CancellationToken cancellationToken)
    {
        var read = new List<SampleRow>();
        var (cells, cut) = (0, 0);
        for (long? line = format.FirstLine; line is not null;)
        {
            await using var rows = TableRows.Open(path, table, format, line.Value);
            line = null;
            while (line is null && read.Count < MostRows && cells < MostCells && await rows.ReadAsync(cancellationToken))
            {
                read.Add(Of(rows));
                cells += rows.CellCount;
                if (rows.MustBeCut && ++cut <= MostCut)
                    line = rows.FirstLine + 1;
                else if (rows.MustBeCut)
                    return read;
            }
        }

        return read;
    }

    private static SampleRow Of(ITableRows rows) => new(
        rows.FirstLine, rows.CellCount, rows.Fault is null && rows.CellCount <= HeaderRow.MostColumns ? rows.Cells() : [], rows.Fault)
    {
        Text = rows.Fault is { IsOfQuotes: true } && !rows.MustBeCut ? rows.RawText() : "",
    };
}
