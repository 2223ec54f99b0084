using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What is conspicuous of whole columns: what, where, and what to do.</summary>
internal static class FindingLines
{
    private const int Most = 20;

    /// <param name="findings">All there are.</param>
    /// <param name="width">Columns of the terminal; null for a file, whose lines stay whole.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Finding> findings, int? width)
    {
        if (findings.Count == 0)
            yield break;
        yield return "";
        yield return "To be looked at before the first call:";
        foreach (var line in findings.Take(Most).SelectMany(finding => Of(finding, width)))
            yield return line;
        if (findings.Count > Most)
            yield return $"And {Tables.Number(findings.Count - Most)} more; all are in the reports, and shown with --output json.";
        yield return "";
    }

    private static IEnumerable<string> Of(Finding finding, int? width)
    {
        var head = $"{RuleBook.Of(finding.Code).Title} [{finding.Code}] in {finding.Stream}: ";
        // Of a file without rows no line is named.
        var (count, where) = finding.Lines.Count == 0
            ? ("", finding.File)
            : ($"{Tables.Number(finding.Count)} × ", $"{finding.Column}, e.g. {finding.File}:{string.Join(", ", finding.Lines.Select(Tables.Number))}");
        return TextLines.Wrap($"{head}{where}", width, count, 4)
            .Concat(TextLines.Wrap(finding.Message, width, "    ", 4))
            .Concat(TextLines.Wrap(finding.Hint, width, "    → ", 6));
    }
}
