using System.Text;
using CsvHelper;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>Writes source rows with columns of ours, one row at a time, as RFC 4180 in UTF-8. Without rows there is no file.</summary>
internal static class RowReport
{
    private static readonly byte[] Mark = [.. Encoding.UTF8.Preamble];

    /// <param name="path">The file.</param>
    /// <param name="header">Its first row.</param>
    /// <param name="rows">What it is made of.</param>
    /// <param name="cells">The cells of one row.</param>
    /// <param name="isMarked">Whether it begins with a byte order mark: without one Excel takes UTF-8 for windows-1252.</param>
    /// <param name="makeWay">Is given what is about to take the file's place, or null when nothing is.</param>
    /// <param name="cancellationToken">Leaves the file as it was.</param>
    public static async Task WriteAsync(
        string path,
        IReadOnlyList<string> header,
        IAsyncEnumerable<ReportedRow> rows,
        Func<ReportedRow, IEnumerable<string>> cells,
        bool isMarked,
        Func<Stream?, Task> makeWay,
        CancellationToken cancellationToken)
    {
        await using var row = rows.GetAsyncEnumerator(cancellationToken);
        if (!await row.MoveNextAsync())
        {
            await makeWay(null);
            WholeFile.Remove(path);
            return;
        }

        await WholeFile.WriteAsync(path, async stream =>
        {
            if (isMarked)
                await stream.WriteAsync(Mark, cancellationToken);
            await using (var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true))
            {
                await writer.WriteRecordAsync([.. header], cancellationToken);
                do
                    await writer.WriteRecordAsync([.. cells(row.Current)], cancellationToken);
                while (await row.MoveNextAsync());
            }

            await makeWay(stream);
        });
    }

    /// <summary>The row's cells, one per column: an unreadable row has its raw text as the only one.</summary>
    public static IEnumerable<string> SourceCells(ReportedRow reported)
    {
        var cells = reported.Row.Cells;
        return cells.Concat(Enumerable.Repeat("", Math.Max(0, reported.Row.File.Columns.Count - cells.Count)));
    }
}
