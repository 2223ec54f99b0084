using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>A record as the model sees it.</summary>
internal sealed class ModelRecord
{
    public ModelRecord(MappedRecord mapped)
    {
        Mapped = mapped;
        State = mapped.IsRejected ? RecordState.Rejected : RecordState.Pending;
        Steps = [.. Enumerable.Range(0, mapped.Steps.Count + 1).Select(ordinal => new ModelStep(this, ordinal))];
        if (mapped.IsRejected)
            Steps.ForEach(step => step.State = StepState.Blocked);
    }

    public MappedRecord Mapped { get; }

    public List<ModelRecord> Parents { get; } = [];

    public List<ModelStep> Steps { get; }

    public RecordState State { get; set; }

    public string? ZohoId { get; set; }

    /// <summary>Its id in the checkpoint, learnt when it is first handed out.</summary>
    public long Id { get; set; }

    /// <summary>Blocked since the walk began, because a parent was refused.</summary>
    public bool IsBlockedByRefusal { get; set; }

    public bool WillNeverBe => State is RecordState.Rejected or RecordState.Refused or RecordState.Blocked;

    public bool IsWaiting => State == RecordState.Pending && Steps[0].State == StepState.Waiting;

    public void Block()
    {
        State = RecordState.Blocked;
        foreach (var step in Steps)
            step.State = StepState.Blocked;
    }

    public void Unblock()
    {
        IsBlockedByRefusal = false;
        State = RecordState.Pending;
        foreach (var step in Steps)
            step.State = StepState.Waiting;
    }

    public override string ToString() => $"{Mapped.Stream}:{Mapped.Key}";
}
