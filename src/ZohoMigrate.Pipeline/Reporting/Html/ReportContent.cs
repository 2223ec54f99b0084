using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>All that <c>report.html</c> says, from the checkpoint alone.</summary>
/// <param name="Manifest">What the run is bound to.</param>
/// <param name="Folder">The run folder, full path: the commands of the report name it.</param>
/// <param name="End">Where the run stands, and why.</param>
/// <param name="Summary">Its counts.</param>
/// <param name="Money">Its totals by module.</param>
/// <param name="Unknown">What is said of the records that may be at Zoho or not, and of steps that may be taken or not; no more than one beyond <see cref="UnknownSection.MostNamed"/>.</param>
/// <param name="Reconciliation">What <c>reconcile</c> found when it was last asked.</param>
internal sealed record ReportContent(
    RunManifest Manifest,
    string Folder,
    RunEnd End,
    RunSummary Summary,
    IReadOnlyList<ModuleMoney> Money,
    IReadOnlyList<ReportedProblem> Unknown,
    Reconciliation? Reconciliation)
{
    public bool IsValidation => Manifest.Target == Targets.None;

    public long NotDelivered => Summary.Streams.Sum(stream => stream.Rejected + stream.Refused + stream.Blocked);

    /// <summary>A row that cannot be read is one row, however many streams read its file.</summary>
    public long StrayRows => Summary.Files.GroupBy(file => file.File, StringComparer.Ordinal).Sum(same => same.Max(file => file.Orphan + file.Unreadable));

    public long UnknownRecords => Summary.Streams.Sum(stream => stream.Unknown);

    public long UnknownSteps => Summary.UnknownSteps;
}
