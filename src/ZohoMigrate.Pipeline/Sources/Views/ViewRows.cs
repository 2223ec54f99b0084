using System.Globalization;
using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Reads the rows of a view. Each counts as a row of the file that its first source row is in.</summary>
internal sealed class ViewRows(ViewTables tables, ViewSource view, IReadOnlyDictionary<StagedTable, SourceFile> files, IReadOnlyList<MadeTable> made) : IRowReader
{
    // What a recursion without end, or a join without its condition, soon comes to.
    private const int MostOfOneRow = 100_000;

    private readonly Dictionary<StagedTable, int[]> _made = [];
    private readonly Dictionary<SourceFile, long> _rows = new(ReferenceEqualityComparer.Instance);
    private RowOwners _byRow = new([]);

    /// <summary>Those of its rows, whether it has a file or not.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public IReadOnlyList<SourceFile> Files { get; } = [.. files.Values];

    public IEnumerable<UnseenOfFile> Unseen => files.Keys.Select(table => table.Unseen);

    /// <summary>Rows of its files that are no data, as far as it has handed them out.</summary>
    public long LeftOut { get; private set; }

    public long RowsOf(SourceFile file) => _rows.GetValueOrDefault(file);

    public async IAsyncEnumerable<ReadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (table, row) in tables.FillAsync(files.Keys, cancellationToken))
        {
            LeftOut += row.Fault!.Role == RowRole.Excluded ? 1 : 0;
            yield return Counted(row with { Row = row.Row with { File = files[table] }, Fault = NotThroughRetry(row.Fault, table) });
        }

        _byRow = new RowOwners(files.Keys);
        tables.Make(made, cancellationToken);
        using var statement = tables.Prepare(view);
        using var watch = tables.Watch(cancellationToken);
        var provenance = statement.Columns.ToList().IndexOf(ViewSource.RowColumn);
        var columns = Enumerable.Range(0, statement.Columns.Count).Where(at => at != provenance).ToArray();
        for (var number = 1L; statement.Step(watch); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = MadeFrom(statement.Cell(provenance), number);
            yield return Counted(new ReadRow(row with { Cells = Array.ConvertAll(columns, statement.Cell) }, Fault: null));
        }
    }

    private ReadRow Counted(ReadRow row)
    {
        _rows[row.Row.File] = RowsOf(row.Row.File) + 1;
        return row;
    }

    // The row it is made from, and of several the first. A second row that is made from it has a number behind all those of its file.
    private SourceRow MadeFrom(string provenance, long number)
    {
        SourceRow? first = null;
        foreach (var part in provenance.Split(','))
        {
            var row = long.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
            var table = _byRow.Find(row);
            if (table is null || tables.Place(row) is not var (firstLine, lastLine))
                throw NoRow(provenance, number);
            table.Name(row);
            first ??= new SourceRow(files[table], Number(table, row), firstLine, lastLine, []);
        }

        return first!;
    }

    private long Number(StagedTable table, long row)
    {
        if (!_made.TryGetValue(table, out var made))
            _made[table] = made = new int[table.Rows];
        var index = row - table.First;
        if (made[index] == MostOfOneRow)
        {
            throw new SourceException(
                $"{view.File} makes more than {MostOfOneRow} rows from row {index + 1} of {table.Table.Source.File}. Does a recursion in it not come to an "
                + "end, or has a join no condition?");
        }

        return index + 1 + (table.Rows * made[index]++);
    }

    private SourceException NoRow(string provenance, long number) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{view.File}: `{ViewSource.RowColumn}` of its row {number} {(provenance.Length == 0 ? "is empty" : "names no row of a table it reads")}. "
        + $"Each row should name what it is made from: the `{ViewSource.RowColumn}` of one row, or of several as group_concat({ViewSource.RowColumn}) has them."));

    private static RowFault NotThroughRetry(RowFault fault, StagedTable table) =>
        fault.Role == RowRole.Excluded ? fault : fault with { Hint = $"{fault.Hint} {UnseenRows.InFile(table.File.File)}" };
}
