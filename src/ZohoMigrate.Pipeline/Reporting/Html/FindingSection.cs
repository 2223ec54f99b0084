using System.Globalization;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What is conspicuous of whole columns, and what to do about it.</summary>
internal static class FindingSection
{
    public static Markup Of(ReportContent content) => content.Summary.Findings.Count == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>To be looked at</h2>
        {HtmlTable.Of(["stream", "column", "what was seen", "#count", "for example", "what to do"], content.Summary.Findings.Select(Row))}
        <p>Nothing was kept back for these.</p>
        </section>

        """);

    private static IReadOnlyList<Markup> Row(Finding finding) =>
    [
        HtmlTable.Text(finding.Stream),
        HtmlTable.Text(finding.Column),
        Markup.Of($"<b>{RuleBook.Of(finding.Code).Title}</b><br><code>{finding.Code}</code><br>{finding.Message}"),
        HtmlTable.Number(finding.Count),
        Markup.Of($"<code>{finding.File}{Lines(finding)}</code>"),
        HtmlTable.Text(finding.Hint),
    ];

    private static string Lines(Finding finding) =>
        finding.Lines.Count == 0 ? "" : $":{string.Join(", ", finding.Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)))}";
}
