using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How source files are read, where that is not as UTF-8 with commas and the names on top, and which are not there that need not be.</summary>
internal static class ReadingLines
{
    public static IEnumerable<string> Of(IEnumerable<FileSummary> files) => files
        .Where(file => file.HowRead is not null || file.IsAbsent)
        .Select(file => Visible.Of(file.IsAbsent
            ? $"{file.File} is not there: its table is optional, and is empty."
            : $"{file.File} is read {string.Join(", ", file.HowRead!)}."))
        .Distinct(StringComparer.Ordinal);
}
