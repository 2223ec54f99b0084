using System.Globalization;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What was expected, and what it came to.</summary>
internal static class CallSection
{
    public static Markup Of(ReportContent content)
    {
        var calls = content.Summary.Calls;
        return Markup.Of($"""
            <section>
            <h2>Calls</h2>
            {(content.IsValidation ? Markup.Nothing : HtmlTable.Of(
                ["#calls made", "#writes", "#reads", "#probes", "#retries", "#over a limit", "#for tokens"],
                [[.. new[] { calls.Total, calls.Writes, calls.Reads, calls.Probes, calls.Retries, calls.Throttled, calls.Tokens }.Select(HtmlTable.Number)]]))}
            {(content.Summary.Limits is { IsShared: true } limits ? Shared(limits) : Markup.Nothing)}
            {(content.Summary.Plan is { } plan ? Planned(plan) : Markup.Nothing)}
            </section>

            """);
    }

    private static Markup Shared(KeptLimits limits) => Markup.Of(
        $"<p>Other programs used the organisation too: at times Zoho took no more than {limits.Lowest} calls a window, where {limits.Requests} are allowed.</p>");

    private static Markup Planned(RunPlan plan) => Markup.Of($"""
        <p>Planned before the first: {plan.Calls} calls, {plan.Minutes.ToString("0.#", CultureInfo.InvariantCulture)} minutes at the cap,
        {plan.Days} of the organisation's days, done about {plan.FinishAt}.</p>
        {(plan.Streams.Count == 0 ? Markup.Nothing : HtmlTable.Of(
            ["stream", "#planned calls"],
            plan.Streams.Select(stream => (IReadOnlyList<Markup>)[HtmlTable.Text(stream.Stream), HtmlTable.Number(stream.Calls)])))}
        """);
}
