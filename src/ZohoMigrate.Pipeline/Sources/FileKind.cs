using System.Text;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What a file is that is called .csv and is none, told by its first bytes.</summary>
/// <param name="Start">What such a file begins with; letters may be small or capital.</param>
/// <param name="Is">"an Excel workbook".</param>
/// <param name="Remedy">What to do.</param>
internal sealed record FileKind(byte[] Start, string Is, string Remedy)
{
    /// <summary>How many bytes have to be seen.</summary>
    public const int Seen = 4096;

    // With more NULs than that among the bytes seen, a file is no text.
    private const int MostNuls = Seen / 100;

    private const string SaveAsCsv = "Open it and save it as CSV (UTF-8), or export it anew.";
    private const string Unpack = "Unpack it and put the CSV file that is in it there.";

    private const string SaveAsJson = "Give it a name that ends with .json, by which it is read as such, or export the table as CSV.";

    private static readonly FileKind[] Known =
    [
        Of("PK\u0003\u0004", "an Excel workbook, or another zip archive", SaveAsCsv),
        new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Excel workbook of the old kind (.xls), or one with a password", "Open it and save it as .xlsx without a password, or as CSV (UTF-8)."),
        new([0x1F, 0x8B], "compressed (gzip)", Unpack),
        new([0x28, 0xB5, 0x2F, 0xFD], "compressed (zstandard)", Unpack),
        Of("BZh", "compressed (bzip2)", Unpack),
        Of("7z\u00BC\u00AF", "an archive (7z)", Unpack),
        Of("Rar!", "an archive (rar)", Unpack),
        Of("%PDF-", "a PDF document", "Export the table itself as CSV: a PDF holds only its picture."),
        Of("SQLite format 3", "a database (SQLite)", "Export its tables as CSV."),
        Of("<!doctype", "a web page", SaveAsCsv),
        Of("<html", "a web page", SaveAsCsv),
        Of("<table", "a web page", SaveAsCsv),
        Of("<?xml", "an XML document", SaveAsCsv),
        Of("{\"", "a JSON document", SaveAsJson),
        Of("[{", "a JSON document", SaveAsJson),
    ];

    /// <summary>"it is a PDF document. Export …", or null when the bytes may be the beginning of a CSV file.</summary>
    /// <param name="start">The file's first bytes, up to <see cref="Seen"/>.</param>
    public static string? Fault(ReadOnlySpan<byte> start)
    {
        foreach (var kind in Known)
        {
            if (start.StartsWith(kind.Start) || (start.Length >= kind.Start.Length && Ascii.EqualsIgnoreCase(start[..kind.Start.Length], kind.Start)))
                return $"it is {kind.Is}, not a CSV file. {kind.Remedy}";
        }

        return null;
    }

    /// <summary>"it is not a text file …", or null. A few NUL bytes are damaged cells: their rows say so.</summary>
    /// <param name="start">The file's first bytes, up to <see cref="Seen"/>.</param>
    /// <param name="isWide">Whether its encoding has NUL bytes in it by nature (UTF-16, UTF-32).</param>
    public static string? NulFault(ReadOnlySpan<byte> start, bool isWide)
    {
        if (isWide)
            return null;
        if (EncodingSearch.Wide(start) is { } wide)
            return $"it seems to be written in UTF-16. Say so in the mapping: source: {{ file: …, encoding: {wide} }}.";
        return start.Count((byte)0) > MostNuls ? "it is not a text file: there are NUL bytes in it. Export it anew as CSV." : null;
    }

    private static FileKind Of(string start, string what, string remedy) => new(Encoding.Latin1.GetBytes(start), what, remedy);
}
