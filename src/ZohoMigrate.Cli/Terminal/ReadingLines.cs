using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How source files are read, where that is not as UTF-8 with commas and the names on top, and which of a view's are not there or have no rows.</summary>
internal static class ReadingLines
{
    public static IEnumerable<string> Of(IEnumerable<FileSummary> files) => files
        .Select(Of).OfType<string>().Select(line => Visible.Of(line))
        .Distinct(StringComparer.Ordinal);

    private static string? Of(FileSummary file) => file switch
    {
        { IsAbsent: true } => $"{file.File} is not there: its table is optional, and is empty.",
        { HowRead: { } words } => $"{file.File} is read {string.Join(", ", words)}.",
        { Stream: "", Rows: 0 } => $"{file.File} has no rows.",
        _ => null,
    };
}
