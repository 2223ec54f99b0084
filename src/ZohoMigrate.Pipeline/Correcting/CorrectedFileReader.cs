using System.Text.Unicode;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// Reads a file of the error report as a spreadsheet may have saved it: with another separator, in another encoding, with quotes where
/// there were none. The report itself is UTF-8 with commas.
/// </summary>
internal static class CorrectedFileReader
{
    private const string Windows = "windows-1252";

    // A byte order mark that was read as windows-1252, and one that was read right.
    private static readonly string[] Marks = ["\u00ef\u00bb\u00bf", "\ufeff"];

    /// <exception cref="CorrectionException">It is not there, cannot be read, or is no CSV file.</exception>
    public static async Task<CorrectedFile> ReadAsync(string path, string shown, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            if (FileKind.Fault(bytes.AsSpan(0, Math.Min(bytes.Length, FileKind.Seen))) is { } fault)
                throw new CorrectionException($"{shown} cannot be read: {fault}");
            // Whatever begins with a mark is read by it (SourceText).
            var encoding = Utf8.IsValid(bytes) ? "utf-8" : Windows;
            var readings = new List<CorrectedFile>();
            foreach (var separator in Delimiters.All)
            {
                var read = await ReadAsync(path, shown, TableFormat.Plain with { Delimiter = separator, Encoding = encoding }, cancellationToken);
                if (read.Find(CorrectedFile.RowColumn) is not null)
                    return await ReadRowsAsync(path, read, separator, encoding, cancellationToken);
                readings.Add(read);
            }

            var widest = readings.IndexOf(readings.MaxBy(read => read.Columns.Count)!);
            return await ReadRowsAsync(path, readings[widest], Delimiters.All[widest], encoding, cancellationToken);
        }
        catch (IOException exception) when (SharingViolation.Is(exception))
        {
            throw new CorrectionException($"{shown} cannot be read: another program has it open. Save and close it there, then give the command again.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorrectionException($"{shown} cannot be read: {exception.Message}", exception);
        }
        catch (SourceException exception)
        {
            throw new CorrectionException(exception.Message, exception);
        }
    }

    private static async Task<CorrectedFile> ReadAsync(string path, string shown, TableFormat format, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, new TableSource(shown), format, line: 1);
        if (!await rows.ReadAsync(cancellationToken))
            throw new CorrectionException($"{shown} is empty.");
        return new CorrectedFile(shown, Unmarked(rows.Cells()), []);
    }

    private static async Task<CorrectedFile> ReadRowsAsync(
        string path, CorrectedFile head, char separator, string encoding, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, new TableSource(head.Shown), TableFormat.Plain with { Delimiter = separator, Encoding = encoding }, line: 1);
        await rows.ReadAsync(cancellationToken);
        var read = new List<CorrectedRow>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.Fault is { } fault)
                throw new CorrectionException($"{head.Shown} line {rows.FirstLine}: the row cannot be read: {fault.Message} {fault.Hint}");
            var cells = rows.Cells();
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                continue;
            if (cells.Skip(head.Columns.Count).Any(cell => cell.Length > 0))
            {
                throw new CorrectionException(
                    $"{head.Shown} line {rows.FirstLine}: the row has {cells.Length} cells and the file {head.Columns.Count} columns. "
                    + "Put a cell that contains the separator in quotes.");
            }

            read.Add(new CorrectedRow(rows.FirstLine, [.. cells.Take(head.Columns.Count), .. Enumerable.Repeat("", Math.Max(0, head.Columns.Count - cells.Length))]));
        }

        return head with { Rows = read };
    }

    private static string[] Unmarked(string[] columns)
    {
        foreach (var mark in Marks.Where(mark => columns.Length > 0 && columns[0].StartsWith(mark, StringComparison.Ordinal)))
            columns[0] = columns[0][mark.Length..].Trim('"');
        return columns;
    }
}
