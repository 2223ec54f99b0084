using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads the rows of one file, good and bad, and counts them.</summary>
internal sealed class TableReader(OpenedTable table)
{
    private RowFault? _encodingFault;

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    public async IAsyncEnumerable<ReadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The row behind an unclosed quote is read by a fresh reader: the old one is at the end of the file by then.
        for (long? line = 1; line is not null;)
        {
            await using var rows = CsvRows.Open(table.Path, table.Table, line.Value);
            if (line == 1)
                await rows.ReadAsync(cancellationToken);

            line = null;
            while (line is null && await rows.ReadAsync(cancellationToken))
            {
                Rows++;
                var row = await ReadRowAsync(rows, cancellationToken);
                yield return row;
                if (rows.MustBeCut)
                    line = row.Row.LastLine + 1;
            }
        }

        table.CheckUnchanged();
    }

    // Looked for once, and only where a row makes it a question.
    private async ValueTask<RowFault> EncodingFaultAsync(CancellationToken cancellationToken) => _encodingFault ??=
        (await Readable.DoAsync(table.Table, () => ByteTally.ReadAsync(table.Path, cancellationToken))).Encoding().Name == "utf-8"
            ? RowFault.Damaged
            : RowFault.WrongEncoding;

    private async ValueTask<ReadRow> ReadRowAsync(CsvRows rows, CancellationToken cancellationToken)
    {
        if (rows.MustBeCut)
        {
            var cut = await UnclosedQuote.CutAsync(table, rows.FirstLine, cancellationToken);
            return new ReadRow(new SourceRow(table.File, Rows, rows.FirstLine, cut.LastLine, [cut.RawText]), cut.Fault);
        }

        var fault = rows.Fault
            ?? (rows.CellCount == table.File.Columns.Count ? null : RowFault.Ragged(rows.CellCount, table.File.Columns));
        if (fault == RowFault.WrongEncoding)
            fault = await EncodingFaultAsync(cancellationToken);
        var cells = fault is null ? rows.Cells() : [rows.RawText()];
        return new ReadRow(new SourceRow(table.File, Rows, rows.FirstLine, rows.LastLine, cells), fault);
    }
}
