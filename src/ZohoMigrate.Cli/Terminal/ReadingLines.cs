using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How source files are read, where that is not as UTF-8 with commas and the names on top, which are not there that need not be, and which are empty.</summary>
internal static class ReadingLines
{
    public static IEnumerable<string> Of(IEnumerable<FileSummary> files) => files
        .SelectMany(Of)
        .Select(line => Visible.Of(line))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Of(FileSummary file)
    {
        if (file.IsAbsent)
            yield return $"{file.File} is not there: its table is optional, and is empty.";
        else if (file.Rows == 0)
            yield return $"{file.File} has no records.";
        if (file.HowRead is { } how)
            yield return $"{file.File} is read {string.Join(", ", how)}.";
    }
}
