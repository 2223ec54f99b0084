using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How many rows <c>where</c> leaves out, of which nothing else is said.</summary>
internal static class WhereLine
{
    private const int Most = 6;

    public static IEnumerable<string> Of(IEnumerable<FileSummary> files)
    {
        var left = files.Where(file => file.LeftOut > 0).ToList();
        if (left.Count == 0)
            yield break;
        var shown = left.Take(Most).Select(file => $"{Tables.Number(file.LeftOut)} of {Tables.Number(file.Rows)} rows of {file.File} ({file.Stream})");
        var more = left.Count > Most ? $"; and of {Tables.Number(left.Count - Most)} more" : "";
        yield return Visible.Of($"Left out by `where`: {string.Join("; ", shown)}{more}.");
    }
}
