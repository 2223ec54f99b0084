using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing;

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
            var problem = RuleBook.Of("outcome-unknown").Problem(ProblemStage.Delivery, message);
            ProblemWriting.Add(database, item.Record, problem, item.Step);
            return;
        }

        Set(database, item, StepState.Parked);
        SetRecord(database, item.Record, RecordState.Unknown);
        database.Run(
            "INSERT INTO parked (record, duplicate, ended, message) VALUES (?1, ?2, ?3, ?4)", item.Record, isDuplicate, ended, message);
    }

    public static void Unpark(Database database, long record) => database.Run("DELETE FROM parked WHERE record = ?1", record);

    public static void SetRecord(Database database, long record, RecordState state) =>
        database.Run("UPDATE record SET state = ?2 WHERE id = ?1", record, StoredText.Of(state));
}
