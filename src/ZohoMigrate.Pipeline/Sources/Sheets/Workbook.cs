using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>An Excel workbook (.xlsx), told by what is in it and not by its name.</summary>
internal static class Workbook
{
    // It is unpacked as it is read; but its texts are held in memory, all of them.
    private const long MostUnpacked = 4L * 1024 * 1024 * 1024;
    private const long MostTexts = 256L * 1024 * 1024;
    private const int MostParts = 10_000;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool Is(string path)
    {
        if (!SourceText.StartOf(path, 4).AsSpan().SequenceEqual("PK\u0003\u0004"u8))
            return false;
        try
        {
            using var parts = ZipFile.OpenRead(path);
            return parts.GetEntry(WorkbookParts.Book) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The sheet that is meant: the one the mapping names, or the only one a person sees.</summary>
    /// <exception cref="SourceException">There is none, or there are several; or the workbook is damaged, or too big.</exception>
    public static string FindSheet(string path, TableSource table)
    {
        CheckSize(path, table);
        var sheets = Do(table, () => Sheets(path));
        if (table.Sheet is { } wanted)
        {
            return sheets.Exists(sheet => sheet.Name == wanted)
                ? wanted
                : throw new SourceException($"{table.File} has no sheet `{wanted}`. {Named(sheets.ConvertAll(sheet => sheet.Name), "It has")}{DidYouMean(wanted, sheets)}");
        }

        var seen = sheets.Where(sheet => sheet.IsVisible).Select(sheet => sheet.Name).ToList();
        return seen switch
        {
            [] when sheets is [var (hidden, _), ..] => throw new SourceException($"{table.File} has only hidden sheets, which nobody sees in Excel. Show the one that is meant, or {Say(table, hidden)} {Named(sheets.ConvertAll(sheet => sheet.Name), "They are")}"),
            [] => throw new SourceException($"{table.File} is an Excel workbook without a sheet. Export it anew."),
            [var only] => only,
            _ => throw new SourceException($"{table.File} has {seen.Count} sheets: {Say(table, seen[0])} {Named(seen, "They are")}"),
        };
    }

    /// <summary>The sheets a person sees.</summary>
    /// <exception cref="SourceException">It is damaged, or too big.</exception>
    public static IReadOnlyList<string> VisibleSheets(string path, TableSource table)
    {
        CheckSize(path, table);
        return [.. Do(table, () => Sheets(path)).Where(sheet => sheet.IsVisible).Select(sheet => sheet.Name)];
    }

    /// <summary>Whether its day 0 is the first of 1904.</summary>
    public static bool CountsFrom1904(string path)
    {
        using var parts = ZipFile.OpenRead(path);
        return WorkbookParts.CountsFrom1904(parts);
    }

    /// <summary>A reader that stands before the first row of a sheet.</summary>
    public static IExcelDataReader Open(string path, TableSource table, string sheet) => Do(table, () =>
    {
        var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(path));
        while (reader.Name != sheet)
        {
            if (!reader.NextResult())
                throw new InvalidDataException($"there is no sheet {sheet}");
        }

        // Before the first row, for which as many cells are made as the widest row of the sheet says it has.
        return reader.FieldCount <= HeaderRow.MostColumns
            ? reader
            : throw new SourceException($"{table.File}: a row of sheet {sheet} has {reader.FieldCount} cells, and a row may have {HeaderRow.MostColumns}. Save the sheet as CSV (UTF-8), and see that it is the table that was meant.");
    });

    /// <summary>The rows of a sheet that hold anything and that nobody sees in Excel, because somebody hid them or a filter does.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="table">What the mapping says of it.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="names">The row of the names, from 1: those above it are not counted.</param>
    public static long HiddenRows(string path, TableSource table, string sheet, long names)
    {
        using var reader = Open(path, table, sheet);
        return Do(table, () =>
        {
            var hidden = 0L;
            for (var row = 1L; reader.Read(); row++)
            {
                if (row > names && reader.RowHeight == 0 && Enumerable.Range(0, reader.FieldCount).Any(place => reader.GetValue(place) is not null))
                    hidden++;
            }

            return hidden;
        });
    }

    /// <summary>Reads from a workbook: whatever the reader makes of a damaged one is said with the file's name.</summary>
    /// <exception cref="SourceException">It is damaged.</exception>
    public static T Do<T>(TableSource table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (SourceException or UnauthorizedAccessException or OutOfMemoryException) && (e is not IOException || e is InvalidDataException))
        {
            throw new SourceException($"{table.File} is an Excel workbook that cannot be read: {e.Message.TrimEnd('.')}. Open it, save it anew, or save the sheet as CSV (UTF-8).", e);
        }
    }

    private static void CheckSize(string path, TableSource table)
    {
        var (unpacked, texts, count) = Do(table, () =>
        {
            using var parts = ZipFile.OpenRead(path);
            return (parts.Entries.Sum(part => part.Length), WorkbookParts.HeldBytes(parts), parts.Entries.Count);
        });
        if (unpacked > MostUnpacked || texts > MostTexts || count > MostParts)
        {
            throw new SourceException(
                $"{table.File} is too big a workbook: it unpacks to {unpacked / 1024 / 1024} MB in {count} parts, {texts / 1024 / 1024} MB of them texts and styles, "
                + $"and at most {MostUnpacked / 1024 / 1024} MB in {MostParts} parts, {MostTexts / 1024 / 1024} MB of them texts, are read. Save the sheet as CSV (UTF-8): a CSV file may have any size.");
        }
    }

    private static List<(string Name, bool IsVisible)> Sheets(string path)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(path));
        var sheets = new List<(string Name, bool IsVisible)>();
        do
        {
            if (reader.Name is { } name)
                sheets.Add((name, reader.VisibleState == "visible"));
        }
        while (reader.NextResult());
        return sheets;
    }

    private static string Say(TableSource table, string sheet) => $"say which one is meant, as in source: {{ file: {table.File}, sheet: \"{sheet}\" }}.";

    private static string Named(List<string> sheets, string they) => $"{they}: {string.Join(", ", sheets.Select(sheet => $"`{sheet}`"))}.";

    private static string DidYouMean(string wanted, List<(string Name, bool IsVisible)> sheets) =>
        NearestName.Of(wanted, sheets.Select(sheet => sheet.Name)) is { } nearest ? $" Did you mean `{nearest}`?" : "";
}
