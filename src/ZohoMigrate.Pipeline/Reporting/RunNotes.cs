using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>What a run remembers of itself between processes: how its last stretch ended, when, and what it was expected to cost.</summary>
public sealed class RunNotes(IRunAccounts accounts)
{
    private const string End = "end";
    private const string Plan = "plan";
    private const string FinishedAt = "finished-at";

    /// <summary>How the last stretch ended: <see cref="RunState.Running"/> also when its process died before it could say. Null before the first.</summary>
    public async Task<RunEnd?> ReadEndAsync(CancellationToken cancellationToken) =>
        await accounts.ReadNoteAsync(End, cancellationToken) is { } note
            ? JsonSerializer.Deserialize(note, ReportFormat.Lines.RunEnd)
            : null;

    /// <summary>Says that a stretch begins; until it ends, that is what anyone reads.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) =>
        accounts.WriteNoteAsync(End, JsonSerializer.Serialize(new RunEnd(RunState.Running), ReportFormat.Lines.RunEnd), cancellationToken);

    /// <summary>Says how a stretch ended, and when (UTC).</summary>
    public async Task EndAsync(RunEnd end, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await accounts.WriteNoteAsync(FinishedAt, at.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        await accounts.WriteNoteAsync(End, JsonSerializer.Serialize(end, ReportFormat.Lines.RunEnd), cancellationToken);
    }

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

    public Task WritePlanAsync(RunPlan plan, CancellationToken cancellationToken) =>
        accounts.WriteNoteAsync(Plan, JsonSerializer.Serialize(plan, ReportFormat.Lines.RunPlan), cancellationToken);
}
