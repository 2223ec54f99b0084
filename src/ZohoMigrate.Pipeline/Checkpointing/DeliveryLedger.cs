using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What is on its way, and what became of it.</summary>
internal sealed class DeliveryLedger(CheckpointWriter writer, CheckpointFile file, TimeProvider time)
{
    private const string ParkedSteps = """
        SELECT record.id, stream.name, record.key, record.module, record.payload, parked.duplicate, parked.ended,
            parked.absent_since, parked.message,
            MIN(attempt.started) AS first,
            MAX(attempt.kind = 'unknown' OR attempt.kind = 'success' AND (NOT parked.duplicate OR request.id <> step.request)) AS ours,
            COALESCE(SUM(attempt.kind IN ('unknown', 'success')), 0)
        FROM parked JOIN record ON record.id = parked.record JOIN stream ON stream.ordinal = record.stream
        JOIN step ON step.record = record.id AND step.ordinal = 0
        LEFT JOIN request_item ON request_item.record = record.id AND request_item.step = 0
        LEFT JOIN request ON request.id = request_item.request AND request.effect = 'create' AND request.id > record.renamed
        LEFT JOIN attempt ON attempt.request = request.id
        GROUP BY record.id ORDER BY first, record.id
        """;

    private readonly Settlement _settlement = new(time);

    public Task SettleAsync(IReadOnlyList<Outcome> outcomes) => writer.RunAsync(
        database =>
        {
            foreach (var outcome in outcomes)
                _settlement.Apply(database, outcome);
        },
        CancellationToken.None);

    /// <summary>
    /// Attempts that carried another natural key do not count: what they may have made is not what is looked for.
    /// An earlier request's unsettled success also makes the record maybe ours: this one's may be another record of its batch.
    /// </summary>
    public IReadOnlyList<ParkedStep> ReadParked()
    {
        using var database = file.OpenForReading();
        return database.Rows(ParkedSteps, row => Read(database, row));
    }

    public IReadOnlyList<RefusedStep>? ReadRefused(string stream)
    {
        using var database = file.OpenForReading();
        var isAtZoho = database.Value<long>(
            """
            SELECT EXISTS (SELECT 1 FROM stream JOIN record ON record.stream = stream.ordinal AND record.zoho_id IS NOT NULL WHERE stream.name = ?1)
            """,
            stream);
        if (isAtZoho == 1)
            return null;
        return database.Rows(
            """
            SELECT record.id, problem.code, problem.message FROM stream
            JOIN record ON record.stream = stream.ordinal AND record.state = 'refused'
            JOIN problem ON problem.record = record.id AND problem.step = 0
            WHERE stream.name = ?1
            """,
            row => new RefusedStep(new RequestItem(row.GetInt64(0), 0), new Problem(ProblemStage.Delivery, row.GetString(1), row.GetString(2))),
            stream);
    }

    public IReadOnlyDictionary<StepState, long> CountSteps()
    {
        using var database = file.OpenForReading();
        return database
            .Rows("SELECT state, COUNT(*) FROM step GROUP BY state", row => (StoredText.Parse<StepState>(row.GetString(0)), row.GetInt64(1)))
            .ToDictionary();
    }

    /// <summary>
    /// Blocks those that wait in a circle, and what waits for them: strike out, again and again, what waits for nobody on the list;
    /// the rest can never begin. What waits for a record a person must decide is struck out, and goes on waiting.
    /// </summary>
    public Task BlockWaitingAsync(Problem problem, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            database.Run("INSERT INTO doomed SELECT record FROM step WHERE ordinal = 0 AND state = 'waiting'");
            while (database.Run("""
                DELETE FROM doomed WHERE NOT EXISTS (
                    SELECT 1 FROM reference JOIN doomed parent ON parent.id = reference.parent WHERE reference.child = doomed.id)
                """) > 0)
            {
            }

            foreach (var record in database.Rows("SELECT id FROM doomed", row => row.GetInt64(0)))
                ProblemWriting.Add(database, record, problem);
            BlockedChildren.Close(database);
        },
        cancellationToken);

    private static ParkedStep Read(Database database, SqliteDataReader row)
    {
        var record = row.GetInt64(0);
        var ended = StoredText.ParseTime(row.GetString(6));
        return new ParkedStep
        {
            Item = new RequestItem(record, 0),
            Stream = row.GetString(1),
            Key = row.GetString(2),
            Module = row.GetString(3),
            Payload = ReadySteps.Resolve(row.GetString(4), ReadySteps.ReadParents(database, record)),
            IsDuplicate = row.GetBoolean(5),
            LastAttemptEndedAt = ended,
            AbsentSince = row.IsDBNull(7) ? null : StoredText.ParseTime(row.GetString(7)),
            Message = row.GetString(8),
            FirstAttemptAt = row.IsDBNull(9) ? ended : StoredText.ParseTime(row.GetString(9)),
            MayBeOurs = !row.IsDBNull(10) && row.GetBoolean(10),
            UnknownAttempts = row.GetInt32(11),
        };
    }
}
