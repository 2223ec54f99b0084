using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How source files are read, where that is not as UTF-8 with commas and the names on top.</summary>
internal static class ReadingLines
{
    public static IEnumerable<string> Of(IEnumerable<FileSummary> files) => files
        .Where(file => file.HowRead is not null)
        .Select(file => Visible.Of($"{file.File} is read {string.Join(", ", file.HowRead!)}."))
        .Distinct(StringComparer.Ordinal);
}
