using CsvHelper;

namespace ZohoMigrate.Bench;

/// <summary>The measure of speed: CsvHelper reading a file into string arrays, and nothing else.</summary>
internal static class CsvAlone
{
    private const int BufferSize = 128 * 1024;

    public static long CountRows(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', HasHeader = false, DetectSeparatorHint = false });
        var rows = -1L;
        while (reader.Read())
        {
            GC.KeepAlive(reader.Current.ToArray());
            rows++;
        }

        return rows;
    }
}
