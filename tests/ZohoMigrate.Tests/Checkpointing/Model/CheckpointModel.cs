using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>
/// What a checkpoint should hold, said as plainly as can be: no counters and no indexes, but rules applied until nothing changes.
/// </summary>
internal sealed class CheckpointModel(IReadOnlyList<ModelRecord> records)
{
    private bool _isSealed;

    /// <summary>All records, in order of delivery.</summary>
    public IReadOnlyList<ModelRecord> Records => records;

    public IEnumerable<ModelStep> Steps => records.SelectMany(record => record.Steps);

    /// <summary>Blocks what refers to what will never be, and readies what waits for nothing.</summary>
    public void Follow()
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var record in records.Where(record => record.IsWaiting))
            {
                if (record.Parents.Exists(parent => parent.WillNeverBe))
                {
                    record.Block();
                    record.IsBlockedByRefusal = _isSealed;
                }
                else if (record.Parents.TrueForAll(parent => parent.ZohoId is not null))
                {
                    record.Steps[0].State = StepState.Ready;
                }
                else
                {
                    continue;
                }

                changed = true;
            }
        }
        while (changed);
        _isSealed = true;

        foreach (var record in records)
        {
            for (var i = 1; i < record.Steps.Count; i++)
            {
                if (record.Steps[i].State == StepState.Waiting && record.Steps[i - 1].State == StepState.Done)
                    record.Steps[i].State = StepState.Ready;
            }
        }
    }

    public IReadOnlyList<ModelStep> Take(int limit)
    {
        var taken = Steps.Where(step => step.State == StepState.Ready).Take(limit).ToList();
        taken.ForEach(step => step.State = StepState.Planned);
        return taken;
    }

    public void Settle(ModelStep step, RecordState state, string zohoId)
    {
        var record = step.Record;
        if (records.Any(owner => owner != record && owner.Mapped.Module == record.Mapped.Module && owner.ZohoId == zohoId))
        {
            step.State = StepState.Undecided;
            record.State = RecordState.Unknown;
            return;
        }

        step.State = StepState.Done;
        record.State = state;
        record.ZohoId = zohoId;
        Follow();
    }

    public void Refuse(ModelStep step)
    {
        step.State = StepState.Failed;
        foreach (var later in step.Record.Steps.Skip(step.Ordinal + 1))
            later.State = StepState.Blocked;
        if (step.Ordinal == 0)
            step.Record.State = RecordState.Refused;
        Follow();
    }

    /// <summary>Everything a refusal has blocked is given another chance, and what still misses someone is blocked again.</summary>
    public void TakeBack(ModelStep step)
    {
        step.Release();
        foreach (var later in step.Record.Steps.Skip(1))
            later.State = StepState.Waiting;
        foreach (var record in records.Where(record => record.IsBlockedByRefusal))
            record.Unblock();
        Follow();
    }

    public void Die()
    {
        foreach (var step in Steps)
        {
            for (var i = 0; i < step.Attempts.Count; i++)
                step.Attempts[i] ??= ReplyKind.Unknown;
            if (step.State == StepState.Planned)
                step.Release();
        }
    }

    /// <summary>Those that could not begin even if everything that is open were settled well.</summary>
    public void BlockCircles()
    {
        var hopeful = new HashSet<ModelRecord>(records.Where(record => !record.IsWaiting));
        while (records.FirstOrDefault(record => !hopeful.Contains(record) && record.Parents.TrueForAll(hopeful.Contains)) is { } next)
            hopeful.Add(next);
        foreach (var record in records.Where(record => !hopeful.Contains(record)))
            record.Block();
    }
}
