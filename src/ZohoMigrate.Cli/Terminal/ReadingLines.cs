using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How source files are read, where that is not as UTF-8 with commas and the names on top, and which of a view's are not there or have no rows.</summary>
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
        else if (file is { Stream: "", Rows: 0 })
            yield return $"{file.File} has no rows.";
        if (file.HowRead is { } words)
            yield return $"{file.File} is read {string.Join(", ", words)}.";
    }
}
