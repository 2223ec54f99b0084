using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>The records that may be at Zoho or not, and what to look for by hand.</summary>
internal static class UnknownSection
{
    public const int MostNamed = 200;

    public static Markup Of(ReportContent content) => content.UnknownRecords + content.UnknownSteps == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>May be at Zoho or not</h2>
        {(content.UnknownRecords == 0 ? Markup.Nothing : Records(content))}{(content.UnknownSteps == 0 ? Markup.Nothing : Steps(content))}
        {(content.Unknown.Count > MostNamed ? Cut(content) : Markup.Nothing)}{(content.Unknown.Count == 0 ? Markup.Nothing : HtmlTable.Of(["stream", "key", "what is known", "what to look for"], content.Unknown.Take(MostNamed).Select(Row)))}
        </section>

        """);

    private static Markup Records(ReportContent content) => Markup.Of($"""
        <p>{content.UnknownRecords} records were sent and Zoho's answer did not come. They are never sent again by themselves.
        {(content.Summary.IsFinished ? "Look for each in Zoho:" : "Most are settled by going on with the run, which looks for them first.")}</p>
        """);

    private static Markup Steps(ReportContent content) => Markup.Of($"""
        <p>Of {content.UnknownSteps} records that are at Zoho a later step was sent and Zoho's answer did not come. It would count twice, and is not
        sent again until you say so.</p>
        """);

    private static Markup Cut(ReportContent content)
    {
        var records = Markup.Of($"<code>zm_state</code> is <code>{Words.Of(RecordState.Unknown)}</code>");
        var steps = Markup.Of($"<code>zm_code</code> says <code>{RunSummary.UnknownStep}</code>");
        var where = content.UnknownSteps == 0 ? records : content.UnknownRecords == 0 ? steps : Markup.Of($"{records} or {steps}");
        return Markup.Of($"<p>Here are the first {MostNamed}; all are in <code>errors/*.csv</code>, where {where}.</p>\n");
    }

    private static IReadOnlyList<Markup> Row(ReportedProblem reported) =>
    [
        HtmlTable.Text(reported.Stream),
        Markup.Of($"<code>{reported.Key}</code>"),
        HtmlTable.Text(reported.Problem.Message),
        HtmlTable.Text(reported.Problem.Hint),
    ];
}
