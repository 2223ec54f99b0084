using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>Writes what <see cref="RunNotes"/> reads; for the process that holds the run.</summary>
public sealed class NoteWriting(ICheckpoint checkpoint)
{
    /// <summary>Says that a stretch begins; until it ends, that is what anyone reads.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => WriteEndAsync(new RunEnd(RunState.Running), cancellationToken);

    /// <summary>Says how a stretch ended, and when (UTC).</summary>
    public async Task EndAsync(RunEnd end, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await checkpoint.WriteNoteAsync(RunNotes.FinishedAt, at.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        await WriteEndAsync(end, cancellationToken);
    }

    /// <summary>Keeps the plan the run was started with.</summary>
    public Task PlanAsync(RunPlan plan, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Plan, JsonSerializer.Serialize(plan, ReportFormat.Lines.RunPlan), cancellationToken);

    /// <summary>Keeps the mail that asks Zoho for more calls a day; null = none is needed.</summary>
    public Task QuotaRequestAsync(string? text, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.QuotaRequest, text ?? "", cancellationToken);

    /// <summary>Keeps the limits this stretch keeps to, over those of the one before.</summary>
    public Task LimitsAsync(KeptLimits limits, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Limits, JsonSerializer.Serialize(limits, ReportFormat.Lines.KeptLimits), cancellationToken);

    /// <summary>Keeps what <c>reconcile</c> found, over what it found before.</summary>
    public Task ReconciliationAsync(Reconciliation reconciliation, CancellationToken cancellationToken) => checkpoint.WriteNoteAsync(
        RunNotes.Reconciliation, JsonSerializer.Serialize(reconciliation, ReportFormat.Lines.Reconciliation), cancellationToken);

    /// <summary>Keeps what is conspicuous of the sources that were just read.</summary>
    public Task FindingsAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Findings, JsonSerializer.Serialize(findings, ReportFormat.Lines.IReadOnlyListFinding), cancellationToken);

    /// <summary>Keeps what accepted changes came to.</summary>
    public Task ChangesAsync(ChangeAccount account, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Changes, JsonSerializer.Serialize(account, ReportFormat.Lines.ChangeAccount), cancellationToken);

    /// <summary>Keeps what became of the rows that views were made from.</summary>
    public Task ViewsAsync(ViewAccounts accounts, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Views, JsonSerializer.Serialize(accounts, ReportFormat.Lines.ViewAccounts), cancellationToken);

    /// <summary>Keeps what the organisation was found to be like.</summary>
    public Task SurveyAsync(Survey survey, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.Survey, JsonSerializer.Serialize(survey, ReportFormat.Lines.Survey), cancellationToken);

    private Task WriteEndAsync(RunEnd end, CancellationToken cancellationToken) =>
        checkpoint.WriteNoteAsync(RunNotes.End, JsonSerializer.Serialize(end, ReportFormat.Lines.RunEnd), cancellationToken);
}
