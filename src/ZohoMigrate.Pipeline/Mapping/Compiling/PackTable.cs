using System.Text.Unicode;
using CsvHelper;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads a CSV file of a pack, whole: it is as long as a mapping may be.</summary>
internal static class PackTable
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The rows, the one with the columns first, with the lines they begin on; and what is wrong behind the last of them.</summary>
    public static (IReadOnlyList<(long Line, string[] Cells)> Rows, string? Fault) Read(string path)
    {
        var rows = new List<(long Line, string[] Cells)>();
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return (rows, $"the file is longer than {MostBytes / 1024 / 1024} MB");
            var bytes = File.ReadAllBytes(path);
            if (!Utf8.IsValid(bytes))
                return (rows, "the file is not UTF-8");

            var start = bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0;
            using var reader = CsvReader.Create(new MemoryStream(bytes, start, bytes.Length - start), new CsvReaderOptions
            {
                HasHeader = false,
                DetectSeparatorHint = false,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
            });
            while (reader.Read())
            {
                var cells = reader.Current.ToArray();
                if (rows.Count > 0 && cells.Length != rows[0].Cells.Length)
                    return (rows, $"the row at line {reader.LineNumber} has {cells.Length} cells, and the file {rows[0].Cells.Length} columns");
                rows.Add((reader.LineNumber, cells));
            }

            return (rows, rows.Count == 0 ? "the file is empty" : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            return (rows, $"the file cannot be read: {e.Message}");
        }
    }
}
