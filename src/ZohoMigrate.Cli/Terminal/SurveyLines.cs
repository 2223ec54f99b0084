using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What the organisation was found to be like: what was seen, then what only a person can see.</summary>
internal static class SurveyLines
{
    /// <param name="survey">Null where it was not asked.</param>
    /// <param name="width">Columns of the terminal; null for a file, whose lines stay whole.</param>
    public static IEnumerable<string> Of(Survey? survey, int? width)
    {
        if (survey is null)
            yield break;
        var books = survey.Currency.Length > 0 ? $", books in {survey.Currency}" : "";
        yield return "";
        yield return $"The organisation {survey.Name} ({survey.Organization}{books}), asked in {Tables.Number(survey.Calls)} call{(survey.Calls == 1 ? "" : "s")}:";
        var seen = survey.Findings.Where(finding => finding.Code != Survey.LookYourself).ToList();
        if (seen.Count == 0)
            yield return "    Beside what is said of records above, its settings and lists show nothing to look at.";
        foreach (var line in seen.SelectMany(finding => Of(finding, $"{RuleBook.Of(finding.Code).Title} [{finding.Code}]: {finding.Subject}", width)))
            yield return line;
        var unseen = survey.Findings.Except(seen).ToList();
        if (unseen.Count > 0)
            yield return "It does not tell what follows; look yourself before the first call:";
        foreach (var line in unseen.SelectMany(finding => Of(finding, finding.Subject, width)))
            yield return line;
        yield return "";
    }

    private static IEnumerable<string> Of(SurveyFinding finding, string head, int? width) =>
        TextLines.Wrap(head, width, finding.Count > 0 ? $"{Tables.Number(finding.Count)} × " : "- ", 4)
            .Concat(TextLines.Wrap(finding.Message, width, "    ", 4))
            .Concat(TextLines.Wrap(finding.Hint, width, "    → ", 6));
}
