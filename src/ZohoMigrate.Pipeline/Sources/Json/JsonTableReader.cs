using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Reads the objects of a JSON file as rows of its table, good and bad, and counts them.</summary>
internal sealed class JsonTableReader(OpenedTable table) : IRowReader
{
    private readonly JsonCells _cells = new(table.File, table.Format.Json!);
    private long _rows;

    public IReadOnlyList<SourceFile> Files => [table.File];

    public long RowsOf(SourceFile file) => _rows;

    public async IAsyncEnumerable<ReadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var value in JsonValues.ReadAsync(table.Path, table.Table, table.Format, cancellationToken))
        {
            _rows++;
            var fault = _cells.Read(value, out var cells);
            if (fault is { Role: RowRole.Unreadable })
                cells = [value.RawText()];
            yield return new ReadRow(new SourceRow(table.File, _rows, value.FirstLine, value.LastLine, cells), fault);
        }

        table.CheckUnchanged();
    }
}
