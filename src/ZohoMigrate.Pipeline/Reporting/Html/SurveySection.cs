using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What the organisation was found to be like, and what to look at there.</summary>
internal static class SurveySection
{
    public static Markup Of(ReportContent content) => content.Summary.Survey is not { } survey ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>The organisation</h2>
        <p>{survey.Name} ({survey.Organization}){(survey.Currency.Length > 0 ? $", books in {survey.Currency}" : "")}.</p>
        {HtmlTable.Of(["matter", "what was seen", "#records", "what to do"], survey.Findings.Select(Row))}
        <p>No record was kept back for what stands here.</p>
        </section>

        """);

    private static IReadOnlyList<Markup> Row(SurveyFinding finding) =>
    [
        HtmlTable.Text(finding.Subject),
        Markup.Of($"<b>{RuleBook.Of(finding.Code).Title}</b><br><code>{finding.Code}</code><br>{finding.Message}"),
        HtmlTable.Number(finding.Count),
        HtmlTable.Text(finding.Hint),
    ];
}
