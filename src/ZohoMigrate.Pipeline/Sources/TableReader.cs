using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads the rows of one table below the names of its columns, good and bad, and counts them.</summary>
internal sealed class TableReader(OpenedTable table) : IRowReader
{
    private readonly RowShape _shape = new(table.File.Columns, table.Format);
    private readonly TableEnd _end = new(table.File.Columns);
    private bool? _isMostlyUtf8;

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    public IReadOnlyList<SourceFile> Files => [table.File];

    public long RowsOf(SourceFile file) => Rows;

    public async IAsyncEnumerable<ReadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var footer = new Footer(table.Table.SkipFooter);
        // The row behind an unclosed quote is read by a fresh reader: the old one is at the end of the file by then.
        for (long? line = table.Format.FirstLine; line is not null;)
        {
            await using var rows = TableRows.Open(table.Path, table.Table, table.Format, line.Value, table.Format.FirstLine + table.Format.HeaderRows);
            if (Rows == 0)
                await PassNamesAsync(rows, cancellationToken);

            line = null;
            while (line is null && await rows.ReadAsync(cancellationToken))
            {
                Rows++;
                var fault = rows.Fault;
                var row = rows.MustBeCut || fault is { IsOfEncoding: true } ? await ReadFaultyAsync(rows, cancellationToken) : Row(rows, fault);
                if (rows.MustBeCut)
                    line = row.Row.LastLine + 1;
                if (footer.IsNone(row))
                {
                    yield return row;
                    continue;
                }

                foreach (var free in footer.Add(row))
                    yield return free;
            }
        }

        foreach (var last in footer.End())
            yield return last;
        await foreach (var above in RowsAbove.ReadAsync(table, Rows, cancellationToken))
        {
            Rows++;
            yield return above;
        }

        table.CheckUnchanged();
    }

    private async ValueTask PassNamesAsync(ITableRows rows, CancellationToken cancellationToken)
    {
        for (var passed = 0; passed < table.Format.HeaderRows; passed++)
            await rows.ReadAsync(cancellationToken);
    }

    // Looked for once, and only where a row makes it a question.
    private async ValueTask<bool> IsMostlyUtf8Async(CancellationToken cancellationToken) =>
        _isMostlyUtf8 ??= (await Readable.DoAsync(table.Table, () => ByteTally.ReadAsync(table.Path, cancellationToken))).IsMostlyUtf8;

    private async ValueTask<ReadRow> ReadFaultyAsync(ITableRows rows, CancellationToken cancellationToken)
    {
        if (!rows.MustBeCut)
            return Row(rows, await IsMostlyUtf8Async(cancellationToken) ? rows.Fault?.Damaged() : rows.Fault);
        var cut = await UnclosedQuote.CutAsync(table, rows.FirstLine, cancellationToken);
        return new ReadRow(new SourceRow(table.File, Rows, rows.FirstLine, cut.LastLine, [cut.RawText]), cut.Fault);
    }

    private ReadRow Row(ITableRows rows, RowFault? fault)
    {
        var cells = fault is null ? rows.Cells() : [];
        fault ??= _shape.Fit(ref cells) ?? (Rows == 1 && table.Format.MayHaveMoreNames ? RowFault.MoreNames : null);
        var row = new SourceRow(table.File, Rows, rows.FirstLine, rows.LastLine, cells);
        if (_end.IsBehind(row, fault))
            fault = RowFault.AnotherTable;
        return new ReadRow(fault is { Role: RowRole.Unreadable } ? row with { Cells = [rows.RawText()] } : row, fault);
    }
}
