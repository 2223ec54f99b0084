using System.Globalization;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What is wrong, by cause, with the first place and what to do.</summary>
internal static class ProblemSection
{
    public static Markup Of(ReportContent content) => content.Summary.Problems.Count == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>Problems</h2>
        {HtmlTable.Of(["stream", "problem", "#count", "for example", "what to do"], content.Summary.Problems.Select(Row))}
        <p>Each row with its reasons is in <code>errors/</code>; every problem is in <code>problems.jsonl</code>.</p>
        </section>

        """);

    private static IReadOnlyList<Markup> Row(ProblemSummary cause) =>
    [
        HtmlTable.Text(cause.Stream),
        Markup.Of($"<b>{RuleBook.Find(cause.Code)?.Title ?? cause.Code}</b><br><code>{cause.Code}</code>{(cause.Field is { } field ? Markup.Of($"<br>{field}") : Markup.Nothing)}{(cause.Severity == Severity.Warning ? new Markup("<br><i>warning</i>") : Markup.Nothing)}"),
        HtmlTable.Number(cause.Count),
        Markup.Of($"<code>{cause.Example.File}:{cause.Example.Line.ToString(CultureInfo.InvariantCulture)}</code> {cause.Message}"),
        HtmlTable.Text(cause.Hint),
    ];
}
