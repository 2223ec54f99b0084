using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>Which run this is, where it went, and how it ended.</summary>
internal static class HeadSection
{
    public static Markup Of(ReportContent content) => Markup.Of($"""
        <header>
        <p class="target {content.Manifest.Target}">{Target(content)}</p>
        <h1>{content.Manifest.Pack}</h1>
        <p class="state {Words.Of(content.Summary.State)}">{State(content)}</p>
        {Reason(content.End)}
        <dl>
        {Fact("Run", content.Manifest.Run)}{Fact("Organisation", Organization(content))}{Fact("Source files", content.Manifest.DataFolder)}{Fact("Run folder", content.Folder)}
        {Moment("Begun", content.Summary.StartedAt)}{Moment("Last worked on", content.Summary.FinishedAt)}{Moment("Worth going on from", content.Summary.ResumeAt)}
        </dl>
        </header>

        """);

    private static Markup Target(ReportContent content) => content.Manifest.Target switch
    {
        Targets.Live => new Markup("<b>Live</b>"),
        Targets.Sandbox => new Markup("<b>Sandbox</b> A rehearsal: nothing of this is in a real organisation."),
        _ => new Markup("<b>Validation</b> Nothing was sent anywhere."),
    };

    private static string State(ReportContent content) => content.Summary.State switch
    {
        RunState.Running => "Running",
        RunState.DryRun when content.IsValidation => content.NotDelivered + content.StrayRows == 0 ? "Valid: nothing is wrong" : "Not valid: the rest could be delivered",
        RunState.DryRun => "Read and checked; nothing was sent yet",
        RunState.Completed => "Completed: every record is at Zoho",
        RunState.CompletedWithErrors => "Completed, but not every record was delivered",
        RunState.Paused => "Paused",
        RunState.Stopped => "Stopped: Zoho takes nothing of this run as it is",
        RunState.Cancelled => "Cancelled; nothing is lost",
        RunState.Failed => "Ended by a fault of the program's own; nothing is lost",
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.Summary.State, "No words for this state."),
    };

    private static string Organization(ReportContent content) =>
        content.IsValidation ? "none" : $"{content.Manifest.Organization} ({content.Manifest.Product} of Zoho, data centre {content.Manifest.DataCenter})";

    private static Markup Reason(RunEnd end) => end.Reason.Length == 0 ? Markup.Nothing : Markup.Of($"<p>{end.Reason} {end.Hint}</p>");

    private static Markup Fact(string name, string value) => Markup.Of($"<dt>{name}</dt><dd>{value}</dd>");

    private static Markup Moment(string name, DateTimeOffset? at) => at is { } moment ? Markup.Of($"<dt>{name}</dt><dd>{moment}</dd>") : Markup.Nothing;
}
