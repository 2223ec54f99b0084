using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What is wrong, a few lines for each cause: how often and what, with one example and the remedy. Warnings stand apart from errors.
/// </summary>
internal static class ProblemView
{
    private const int MostKinds = 20;

    /// <param name="kinds">In the order of the summary: errors first.</param>
    /// <param name="folder">The run folder as the user named it; null when nothing is kept.</param>
    /// <param name="isReported">Whether the reports in the folder are of this moment.</param>
    /// <param name="width">Columns of the terminal; null for a file, whose lines stay whole.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<ProblemSummary> kinds, string? folder, bool isReported, int? width)
    {
        foreach (var severity in new[] { Severity.Error, Severity.Warning })
        {
            var all = kinds.Where(kind => kind.Severity == severity).ToList();
            var shown = kinds.Take(MostKinds).Count(kind => kind.Severity == severity);
            if (shown == 0)
                continue;
            yield return "";
            yield return $"{Tables.Counted(all.Sum(kind => kind.Count), severity == Severity.Error ? "error" : "warning")}:";
            var digits = all.Take(shown).Max(kind => Tables.Number(kind.Count).Length);
            foreach (var line in all.Take(shown).SelectMany(kind => Lines(kind, digits, width)))
                yield return line;
        }

        if (kinds.Count > 0)
            yield return "";

        if (kinds.Count > MostKinds)
        {
            var where = folder is null ? "keep them all with --run" : $"all {(isReported ? "are" : "will be")} in {new RunPaths(folder).Problems}";
            yield return $"And {Tables.Counted(kinds.Count - MostKinds, "more kind")}; {where}.";
        }

        if (kinds.Count > 0)
            yield return "What each word in brackets means: docs/rules.md.";
    }

    private static IEnumerable<string> Lines(ProblemSummary kind, int digits, int? width)
    {
        var indent = digits + " × ".Length;
        var count = Tables.Number(kind.Count).PadLeft(digits);
        var title = RuleBook.Find(kind.Code)?.Title ?? "refused by Zoho";
        var place = $"{kind.Example.File}:{Tables.Number(kind.Example.Line)}";
        return TextLines.Wrap($"{title} [{kind.Code}] in {kind.Stream}, e.g. {place}", width, $"{count} × ", indent)
            .Concat(TextLines.Wrap(Said(kind), width, new string(' ', indent), indent))
            .Concat(kind.Hint is { } hint ? TextLines.Wrap(hint, width, new string(' ', indent) + "→ ", indent + "→ ".Length) : []);
    }

    // The place stands in the line above already.
    private static string Said(ProblemSummary kind) =>
        kind.Message.Replace($" ({kind.Example.File} line {Tables.Number(kind.Example.Line)})", "", StringComparison.Ordinal);
}
