using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What a person does now, most pressing first.</summary>
internal static class NextSection
{
    public static Markup Of(ReportContent content) => Markup.Of($"""
        <section>
        <h2>What to do next</h2>
        <ol>{Markup.Join(Steps(content).DefaultIfEmpty(new Markup("Nothing: file this.")).Select(step => Markup.Of($"<li>{step}</li>")))}</ol>
        </section>

        """);

    private static IEnumerable<Markup> Steps(ReportContent content)
    {
        if (content.Summary.State is RunState.Paused or RunState.Cancelled or RunState.Failed)
            yield return Markup.Of($"Go on with the run{(content.Summary.ResumeAt is { } at ? Markup.Of($", not before {at}") : Markup.Nothing)}: {Command("resume", content)}");
        if (content.Summary.State == RunState.Stopped)
            yield return Markup.Of($"Mend what Zoho said, then go on with the run: {Command("resume", content)}");
        if (content.UnknownRecords > 0 && content.Summary.IsFinished)
            yield return Markup.Of($"Look in Zoho for the {content.UnknownRecords} records that may be there or not: see below.");
        if (content.UnknownSteps > 0)
            yield return Markup.Of($"Look in Zoho at the {content.UnknownSteps} records of which a step may have been taken or not: see below.");
        if (content.NotDelivered > 0)
            yield return content.IsValidation ? Mend(content) : Markup.Of($"Mend the rows in <code>errors/</code>, then deliver them: {Command("retry", content)}");
        if (content.StrayRows > 0)
            yield return Markup.Of($"Look at the {content.StrayRows} {(content.StrayRows == 1 ? "row that belongs" : "rows that belong")} to no record: <code>errors/</code>");
        if (content.Summary.Problems.Any(cause => cause.Severity == Severity.Warning))
            yield return new Markup("Read the warnings under <i>Problems</i>: these records are delivered, and a person should look.");
        if (content.Summary.IsFinished && (content.Reconciliation is not { } found || content.Summary.FinishedAt > found.At))
            yield return Markup.Of($"Hold it against Zoho: {Command("reconcile", content)}");
        if (content.Reconciliation is { Equal: false })
            yield return new Markup("Settle what differs from Zoho: see <i>The source held against Zoho</i>.");
    }

    private static Markup Mend(ReportContent content) =>
        Markup.Of($"Mend the {content.NotDelivered} records that could not be delivered, in the source or the mapping, and validate again.");

    private static Markup Command(string verb, ReportContent content) => Markup.Of($"<code>zohomigrate {verb} {content.Folder}</code>");
}
