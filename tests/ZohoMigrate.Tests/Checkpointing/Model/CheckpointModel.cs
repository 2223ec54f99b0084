using ZohoMigrate.Pipeline.Records.Work;
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

    /// <summary>Whether a run that goes on would do something.</summary>
    public bool HasWork => Steps.Any(step => step.State is StepState.Ready or StepState.Planned or StepState.Parked);

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

    /// <summary>What an outcome changes; one that cannot follow from where the step is changes nothing.</summary>
    public void Apply(ModelStep step, Outcome outcome, TimeSpan now)
    {
        switch (outcome)
        {
            case Settled settled:
                Settle(step, settled.State, settled.ZohoId);
                break;
            case StepDone:
                step.State = StepState.Done;
                Follow();
                break;
            case Refused:
                Refuse(step);
                break;
            case Parked parked:
                step.Park(parked.IsDuplicate, now);
                break;
            case NotFound when step.State == StepState.Parked:
                step.AbsentSince ??= now;
                break;
            case SendAgain when step.State == StepState.Undecided || step is { State: StepState.Parked, AbsentSince: not null }:
                step.MakeReady();
                break;
            case Undecided:
                step.State = StepState.Undecided;
                step.Record.State = RecordState.Unknown;
                break;
            case TakenBack:
                TakeBack(step, now);
                break;
            case PutBack:
                step.Release(now);
                break;
        }
    }

    /// <summary>What the next process makes of what the last one left.</summary>
    /// <param name="now">When it begins.</param>
    /// <param name="goesOn">Whether it knows how long ago anything was.</param>
    public void Restart(TimeSpan now, bool goesOn)
    {
        foreach (var step in Steps)
        {
            if (step.State == StepState.Parked && !goesOn)
                (step.Ended, step.AbsentSince) = (now, null);
            for (var i = 0; i < step.Attempts.Count; i++)
                step.Attempts[i] ??= ReplyKind.Unknown;
            if (step.State == StepState.Planned)
                step.Release(now);
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

    private void Settle(ModelStep step, RecordState state, string zohoId)
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

    private void Refuse(ModelStep step)
    {
        step.State = StepState.Failed;
        foreach (var later in step.Record.Steps.Skip(step.Ordinal + 1))
            later.State = StepState.Blocked;
        if (step.Ordinal == 0)
            step.Record.State = RecordState.Refused;
        Follow();
    }

    // Everything a refusal has blocked is given another chance, and what still misses someone is blocked again.
    private void TakeBack(ModelStep step, TimeSpan now)
    {
        step.Release(now);
        foreach (var later in step.Record.Steps.Skip(1))
            later.State = StepState.Waiting;
        foreach (var record in records.Where(record => record.IsBlockedByRefusal))
            record.Unblock();
        Follow();
    }
}
