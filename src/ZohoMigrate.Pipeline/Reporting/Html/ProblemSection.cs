using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What is wrong, by cause, with the first places and what to do.</summary>
internal static class ProblemSection
{
    public static Markup Of(ReportContent content) => content.Causes.Count == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>Problems</h2>
        {HtmlTable.Of(["stream", "problem", "#count", "for example", "what to do"], content.Causes.Select(Row))}
        <p>Each row with its reasons is in <code>errors/</code>; every problem is in <code>problems.jsonl</code>.</p>
        </section>

        """);

    private static IReadOnlyList<Markup> Row(ProblemCause cause) =>
    [
        HtmlTable.Text(cause.Stream),
        Markup.Of($"<b>{cause.Code}</b>{(cause.Field is { } field ? Markup.Of($"<br>{field}") : Markup.Nothing)}{(cause.Severity == Severity.Warning ? new Markup("<br><i>warning</i>") : Markup.Nothing)}"),
        HtmlTable.Number(cause.Count),
        Markup.Join(cause.Examples.Select(Example)),
        HtmlTable.Text(cause.Examples[0].Problem.Hint),
    ];

    private static Markup Example(ReportedProblem reported) =>
        Markup.Of($"<p><code>{reported.File}:{HtmlTable.Text(ReportedLine(reported))}</code> {reported.Problem.Message}</p>");

    private static string ReportedLine(ReportedProblem reported) => reported.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
