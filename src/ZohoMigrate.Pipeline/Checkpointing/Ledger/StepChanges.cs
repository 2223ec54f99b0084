using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>The moves of a step that more than one event makes.</summary>
internal static class StepChanges
{
    public static StepState? Read(Database database, RequestItem item) =>
        database.Value<string>("SELECT state FROM step WHERE record = ?1 AND ordinal = ?2", item.Record, item.Step) is { } state
            ? StoredText.Parse<StepState>(state)
            : null;

    public static void Set(Database database, RequestItem item, StepState state) => database.Run(
        "UPDATE step SET state = ?3, waiting = 0 WHERE record = ?1 AND ordinal = ?2", item.Record, item.Step, StoredText.Of(state));

    /// <summary>To be sent (again): what an earlier request left behind is forgotten, its attempts are not.</summary>
    public static void MakeReady(Database database, RequestItem item)
    {
        database.Run(
            "UPDATE step SET state = 'ready', waiting = 0, request = NULL WHERE record = ?1 AND ordinal = ?2", item.Record, item.Step);
        if (item.Step > 0)
            return;
        Unpark(database, item.Record);
        SetRecord(database, item.Record, RecordState.Pending);
    }

    /// <summary>Only a create can be looked for; a later step that may or may not have worked waits for a person.</summary>
    public static void Park(Database database, RequestItem item, bool isDuplicate, string ended, string message)
    {
        if (item.Step > 0)
        {
            Set(database, item, StepState.Undecided);
            ProblemWriting.Add(database, item.Record, OutcomeUnknown(database, item, message), item.Step);
            return;
        }

        Set(database, item, StepState.Parked);
        SetRecord(database, item.Record, RecordState.Unknown);
        database.Run(
            "INSERT INTO parked (record, duplicate, ended, message) VALUES (?1, ?2, ?3, ?4)", item.Record, isDuplicate, ended, message);
    }

    private static Problem OutcomeUnknown(Database database, RequestItem item, string message)
    {
        var (stream, key, id, operation) = database.Rows(
            """
            SELECT stream.name, record.key, record.zoho_id, step.operation FROM step JOIN record ON record.id = step.record
            JOIN stream ON stream.ordinal = record.stream WHERE step.record = ?1 AND step.ordinal = ?2
            """,
            row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            item.Record,
            item.Step).Single();
        return RuleBook.Of("outcome-unknown").Problem(ProblemStage.Delivery, message) with
        {
            Field = operation,
            Hint = ResolveLine.LookForStep(stream, key, id, operation),
        };
    }

    public static void Unpark(Database database, long record) => database.Run("DELETE FROM parked WHERE record = ?1", record);

    public static void SetRecord(Database database, long record, RecordState state) =>
        database.Run("UPDATE record SET state = ?2 WHERE id = ?1", record, StoredText.Of(state));
}
