using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The rows above the names of a table's columns: titles, or another table that nobody knew of. They are no rows of the table, but of its file,
/// and are counted. They are numbered after all others, since the first row below the names is number 1.
/// </summary>
internal static class RowsAbove
{
    public static async IAsyncEnumerable<ReadRow> ReadAsync(OpenedTable table, long rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? line = 1; line < table.Format.FirstLine;)
        {
            await using var above = TableRows.Open(table.Path, table.Table, table.Format, line.Value);
            line = null;
            while (line is null && await above.ReadAsync(cancellationToken) && above.FirstLine < table.Format.FirstLine)
            {
                // A quote that goes on into the names is none of theirs.
                if (above.MustBeCut || above.LastLine >= table.Format.FirstLine)
                    line = above.FirstLine + 1;
                var text = line is null ? above.RawText().TrimEnd('\r', '\n') : above.RawText().Split('\r', '\n')[0];
                if (above.FirstLine == 1 && SeparatorHint.Of(text) is not null)
                    continue;
                // They have cells of their own, which are none of these columns.
                var row = new SourceRow(table.File, ++rows, above.FirstLine, line is null ? above.LastLine : above.FirstLine, RowShape.Uncut(text, table.File.Columns.Count));
                yield return new ReadRow(row, line is null && Array.TrueForAll(above.Cells(), string.IsNullOrWhiteSpace) ? RowFault.Blank : RowFault.AboveNames);
            }
        }
    }
}
