using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>What a run remembers of itself between processes: how its last stretch ended, when, and what it was expected to cost.</summary>
public sealed class RunNotes(IRunAccounts accounts)
{
    internal const string End = "end";
    internal const string Plan = "plan";
    internal const string QuotaRequest = "quota-request";
    internal const string FinishedAt = "finished-at";
    internal const string Reconciliation = "reconciliation";
    internal const string Changes = "changes";
    internal const string Limits = "limits";
    internal const string Findings = "findings";
    internal const string Views = "views";
    internal const string Survey = "survey";

    /// <summary>How the last stretch ended: <see cref="RunState.Running"/> also when its process died before it could say. Null before the first.</summary>
    public async Task<RunEnd?> ReadEndAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(End, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.RunEnd)
            : null;

    /// <summary>When the last stretch ended, UTC; null before the first end.</summary>
    public async Task<DateTimeOffset?> ReadFinishedAtAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(FinishedAt, cancellationToken) is { } note
            ? DateTimeOffset.ParseExact(note, "O", CultureInfo.InvariantCulture)
            : null;

    /// <summary>The plan the run was started with; null before it was planned.</summary>
    public async Task<RunPlan?> ReadPlanAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Plan, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.RunPlan)
            : null;

    /// <summary>What the last changes of sources or mapping came to that a resume accepted; null when there were none.</summary>
    public async Task<ChangeAccount?> ReadChangesAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Changes, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.ChangeAccount)
            : null;

    /// <summary>The mail that asks Zoho for more calls a day, as the last plan had it; null when that fitted into a day.</summary>
    public async Task<string?> ReadQuotaRequestAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(QuotaRequest, cancellationToken) is { Length: > 0 } text ? text : null;

    /// <summary>The limits the last stretch kept to, where they were narrower than the organisation's; null otherwise.</summary>
    public async Task<KeptLimits?> ReadLimitsAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Limits, cancellationToken) is { } note
            && JsonSerializer.Deserialize(note, ReportFormat.Lines.KeptLimits) is { IsShared: true } limits
            ? limits
            : null;

    /// <summary>What is conspicuous of the sources as they were read last.</summary>
    public async Task<IReadOnlyList<Finding>> ReadFindingsAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Findings, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.IReadOnlyListFinding) ?? []
            : [];

    /// <summary>What <c>reconcile</c> found when it was last asked; null before that.</summary>
    public async Task<Reconciliation?> ReadReconciliationAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Reconciliation, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.Reconciliation)
            : null;

    /// <summary>What became of the rows that views were made from; null where no stream reads one.</summary>
    public async Task<ViewAccounts?> ReadViewsAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Views, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.ViewAccounts)
            : null;

    /// <summary>The organisation as it was found before the first write; null where it was not asked.</summary>
    public async Task<Survey?> ReadSurveyAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(Survey, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.Survey)
            : null;
}
