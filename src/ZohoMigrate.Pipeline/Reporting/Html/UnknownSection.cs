using ZohoMigrate.Pipeline.Checkpointing;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>The records that may be at Zoho or not, and what to look for by hand.</summary>
internal static class UnknownSection
{
    public static Markup Of(ReportContent content) => content.UnknownRecords == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>May be at Zoho or not</h2>
        <p>{content.UnknownRecords} records were sent and Zoho's answer did not come. They are never sent again by themselves.
        {(content.Summary.IsFinished ? "Look for each in Zoho:" : "Most are settled by going on with the run, which looks for them first.")}</p>
        {(content.Unknown.Count == 0 ? Markup.Nothing : HtmlTable.Of(["stream", "key", "what is known", "what to look for"], content.Unknown.Select(Row)))}
        </section>

        """);

    private static IReadOnlyList<Markup> Row(ReportedProblem reported) =>
    [
        HtmlTable.Text(reported.Stream),
        Markup.Of($"<code>{reported.Key}</code>"),
        HtmlTable.Text(reported.Problem.Message),
        HtmlTable.Text(reported.Problem.Hint),
    ];
}
