using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
    public Task<RunEnd?> ReadEndAsync(CancellationToken cancellationToken) => ReadAsync(End, ReportFormat.Lines.RunEnd, cancellationToken);

    /// <summary>When the last stretch ended, UTC; null before the first end.</summary>
    public async Task<DateTimeOffset?> ReadFinishedAtAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(FinishedAt, cancellationToken) is { } note
            ? DateTimeOffset.ParseExact(note, "O", CultureInfo.InvariantCulture)
            : null;

    /// <summary>The plan the run was started with; null before it was planned.</summary>
    public Task<RunPlan?> ReadPlanAsync(CancellationToken cancellationToken) => ReadAsync(Plan, ReportFormat.Lines.RunPlan, cancellationToken);

    /// <summary>What the last changes of sources or mapping came to that a resume accepted; null when there were none.</summary>
    public Task<ChangeAccount?> ReadChangesAsync(CancellationToken cancellationToken) => ReadAsync(Changes, ReportFormat.Lines.ChangeAccount, cancellationToken);

    /// <summary>The mail that asks Zoho for more calls a day, as the last plan had it; null when that fitted into a day.</summary>
    public async Task<string?> ReadQuotaRequestAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(QuotaRequest, cancellationToken) is { Length: > 0 } text ? text : null;

    /// <summary>The limits the last stretch kept to, where they were narrower than the organisation's; null otherwise.</summary>
    public async Task<KeptLimits?> ReadLimitsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(Limits, ReportFormat.Lines.KeptLimits, cancellationToken) is { IsShared: true } limits ? limits : null;

    /// <summary>What was found odd about the sources when they were last read.</summary>
    public async Task<IReadOnlyList<Finding>> ReadFindingsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(Findings, ReportFormat.Lines.IReadOnlyListFinding, cancellationToken) ?? [];

    /// <summary>What <c>reconcile</c> found when it was last asked; null before that.</summary>
    public Task<Reconciliation?> ReadReconciliationAsync(CancellationToken cancellationToken) => ReadAsync(Reconciliation, ReportFormat.Lines.Reconciliation, cancellationToken);

    /// <summary>What became of the rows that views were made from; null where no stream reads one.</summary>
    public Task<ViewAccounts?> ReadViewsAsync(CancellationToken cancellationToken) => ReadAsync(Views, ReportFormat.Lines.ViewAccounts, cancellationToken);

    /// <summary>The organisation as it was found before the first write; null where it was not asked.</summary>
    public Task<Survey?> ReadSurveyAsync(CancellationToken cancellationToken) => ReadAsync(Survey, ReportFormat.Lines.Survey, cancellationToken);

    private async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await accounts.ReadNoteAsync(name, cancellationToken) is { } note ? JsonSerializer.Deserialize(note, type) : null;
}
