using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>
/// What an outcome changes. Each is accepted only from the states it can follow, so that the same outcome twice changes nothing and a
/// late one undoes nothing: a step that is done, failed or blocked takes no further outcome, but that a failed create can be taken back.
/// </summary>
internal sealed class Settlement(TimeProvider time)
{
    public void Apply(Database database, Outcome outcome)
    {
        var item = outcome.Item;
        var state = StepChanges.Read(database, item)
            ?? throw new InvalidOperationException($"There is no step {item.Step} of record {item.Record}.");
        if (!IsAccepted(outcome, state) || (outcome is SendAgain && state is StepState.Parked && !WasNotFound(database, item)))
            return;

        ProblemWriting.Forget(database, item);
        switch (outcome)
        {
            case Settled settled:
                Settle(database, settled);
                break;
            case StepDone:
                FinishStep(database, item);
                break;
            case Refused:
                Refuse(database, item);
                break;
            case Parked parked:
                StepChanges.Park(database, item, parked.IsDuplicate, StoredText.Of(parked.AttemptEndedAt), parked.Message);
                break;
            case NotFound absent:
                MarkAbsent(database, absent);
                break;
            case SendAgain:
                StepChanges.MakeReady(database, item);
                // A person's word: what the lists show was known to whoever gave it.
                if (state is StepState.Undecided)
                    DoubtfulRecords.Clear(database, item.Record);
                break;
            case Undecided:
                LeaveUndecided(database, item);
                break;
            case TakenBack:
                TakeBack(database, item);
                break;
            case PutBack:
                // Should an attempt have left after all, the attempts decide: it is parked, not ready.
                PlannedSteps.Release(database, item, time.GetUtcNow());
                Sequences.HoldAgain(database, item.Record);
                break;
        }

        foreach (var problem in outcome.Problems)
            ProblemWriting.Add(database, item.Record, problem, item.Step);
    }

    private static bool IsAccepted(Outcome outcome, StepState state) => outcome switch
    {
        Settled { Item.Step: 0 } => IsOpen(state),
        StepDone { Item.Step: > 0 } => IsOpen(state),
        Refused => IsOpen(state),
        TakenBack { Item.Step: 0 } => state is StepState.Failed,
        Parked or PutBack => state is StepState.Planned,
        NotFound => state is StepState.Parked,
        SendAgain => state is StepState.Parked or StepState.Undecided,
        Undecided => state is StepState.Planned or StepState.Parked,
        _ => throw new ArgumentOutOfRangeException(
            nameof(outcome), outcome.GetType().Name, $"Not an outcome of step {outcome.Item.Step}."),
    };

    // The last gate before a record is sent twice: a look that counts must have missed it in this very parking, not in an earlier one.
    private static bool WasNotFound(Database database, RequestItem item) =>
        database.Value<long>("SELECT COUNT(*) FROM parked WHERE record = ?1 AND absent_since IS NOT NULL", item.Record) > 0;

    private static bool IsOpen(StepState state) =>
        state is StepState.Ready or StepState.Planned or StepState.Parked or StepState.Undecided;

    private static void Settle(Database database, Settled settled)
    {
        var (record, _) = settled.Item;
        StepChanges.Unpark(database, record);
        var owner = database.Value<string>(
            """
            SELECT stream.name || ' ''' || owner.key || '''' FROM record
            JOIN record owner ON owner.module = record.module AND owner.zoho_id = ?2 AND owner.id <> record.id
            JOIN stream ON stream.ordinal = owner.stream WHERE record.id = ?1
            """,
            record,
            settled.ZohoId);
        if (owner is not null)
        {
            StepChanges.Set(database, settled.Item, StepState.Undecided);
            StepChanges.SetRecord(database, record, RecordState.Unknown);
            ProblemWriting.Add(database, record, OwnedByAnother(database, record, settled.ZohoId, owner), settled.Item.Step);
            return;
        }

        database.Run(
            "UPDATE record SET state = ?2, zoho_id = ?3, origin = ?2 WHERE id = ?1", record, StoredText.Of(settled.State), settled.ZohoId);
        DoubtfulRecords.Found(database, record);
        database.Run(
            """
            UPDATE step SET waiting = waiting - 1, state = IIF(waiting = 1, 'ready', 'waiting')
            WHERE ordinal = 0 AND state = 'waiting' AND record IN (SELECT child FROM reference WHERE parent = ?1)
            """,
            record);
        foreach (var (member, value) in settled.Kept)
            database.Run("INSERT OR REPLACE INTO kept (record, member, value) VALUES (?1, ?2, ?3)", record, member, value);
        FinishStep(database, settled.Item);
        Sequences.LetNextGo(database, record);
    }

    private static Problem OwnedByAnother(Database database, long record, string zohoId, string owner)
    {
        var (stream, key) = database.Rows(
            "SELECT stream.name, record.key FROM record JOIN stream ON stream.ordinal = record.stream WHERE record.id = ?1",
            row => (row.GetString(0), row.GetString(1)),
            record).Single();
        return RuleBook.Of("owned-by-another").Problem(ProblemStage.Delivery, $"Zoho's record {zohoId} belongs to {owner} already.") with
        {
            Hint = "Two source records may be the same thing, or an older one was taken for this one. Where Zoho has another record for this one, type "
                + $"{ResolveLine.Created(stream, key)}; where it has none, {ResolveLine.Absent(stream, key)}.",
        };
    }

    private static void FinishStep(Database database, RequestItem item)
    {
        StepChanges.Set(database, item, StepState.Done);
        database.Run(
            "UPDATE step SET state = 'ready', waiting = 0 WHERE record = ?1 AND ordinal = ?2 AND state = 'waiting'", item.Record, item.Step + 1);
    }

    private static void Refuse(Database database, RequestItem item)
    {
        StepChanges.Set(database, item, StepState.Failed);
        database.Run(
            "UPDATE step SET state = 'blocked', waiting = 0 WHERE record = ?1 AND ordinal > ?2 AND state = 'waiting'", item.Record, item.Step);
        if (item.Step > 0)
            return;
        StepChanges.Unpark(database, item.Record);
        StepChanges.SetRecord(database, item.Record, RecordState.Refused);
        database.Run("INSERT INTO doomed (id) VALUES (?1)", item.Record);
        BlockedChildren.Block(database, ProblemStage.Delivery, "parent-refused");
    }

    // Its attempts decide, as for one that is put back: what may be at Zoho is looked for before it is sent again. Its descendants that
    // were blocked in delivery are judged anew: they wait for what they waited for, but for those that miss another parent as well.
    private void TakeBack(Database database, RequestItem item)
    {
        PlannedSteps.Release(database, item, time.GetUtcNow());
        database.Run("UPDATE step SET state = 'waiting', waiting = 1 WHERE record = ?1 AND ordinal > 0 AND state = 'blocked'", item.Record);
        database.Run(
            """
            INSERT INTO freed
            WITH RECURSIVE reached (id) AS (
                SELECT ?1
                UNION
                SELECT reference.child FROM reached CROSS JOIN reference ON reference.parent = reached.id
                CROSS JOIN record ON record.id = reference.child AND record.state = 'blocked'
                CROSS JOIN problem ON problem.record = record.id AND problem.code = 'parent-refused')
            SELECT id FROM reached WHERE id <> ?1
            """,
            item.Record);
        FreedRecords.Reopen(database);
        FreedRecords.Block(database);
        FreedRecords.Release(database);
        Sequences.HoldAgain(database, item.Record);
    }

    private static void MarkAbsent(Database database, NotFound notFound) => database.Run(
        "UPDATE parked SET absent_since = ?2 WHERE record = ?1 AND absent_since IS NULL", notFound.Item.Record, StoredText.Of(notFound.At));

    /// <summary>Its children go on waiting: a person's decision may still bring it, and until then they are pending, which is so.</summary>
    private static void LeaveUndecided(Database database, RequestItem item)
    {
        StepChanges.Set(database, item, StepState.Undecided);
        if (item.Step > 0)
            return;
        StepChanges.Unpark(database, item.Record);
        StepChanges.SetRecord(database, item.Record, RecordState.Unknown);
    }
}
