using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>
/// What is known of creates whose outcome is not. Attempts that carried another natural key do not count: what they may have made is not
/// what is looked for. An earlier request's unsettled success also makes the record maybe ours: this one's may be another record of its batch. So does a lost checkpoint that may have sent it.
/// </summary>
internal sealed class SoughtSteps(CheckpointFile file)
{
    // What an attempt of a call said of this one of its records.
    private const string Word = "IIF(attempt.kind IN ('unknown', 'success'), COALESCE(request_item.kind, attempt.kind), attempt.kind)";

    /// <summary>How many attempts of a step, of the query around it, ended so that its record could be at Zoho.</summary>
    public const string UnknownAttempts = $"""
        SELECT COUNT(*) FROM request_item CROSS JOIN request ON request.id = request_item.request AND request.effect = 'create' AND request.id > record.renamed
        CROSS JOIN attempt ON attempt.request = request.id
        WHERE request_item.record = record.id AND request_item.step = step.ordinal AND {Word} IN ('unknown', 'success')
        """;

    private const string Columns = $"""
        SELECT record.id, stream.name, record.key, record.module, record.payload, COALESCE(parked.duplicate, 0),
            COALESCE(parked.ended, MAX(attempt.ended), recovery.since), parked.absent_since, COALESCE(parked.message, ''),
            IIF(doubt.record IS NULL, MIN(attempt.started), recovery.first) AS first,
            MAX({Word} = 'unknown' OR {Word} = 'success' AND (NOT COALESCE(parked.duplicate, 0) OR request.id <> step.request)) AS ours,
            COALESCE(SUM({Word} IN ('unknown', 'success')), 0), doubt.record IS NOT NULL,
            (SELECT total FROM record_total WHERE record_total.record = record.id),
            {OpenedJobs.MayBeQueued},
            MAX({Word} = 'success' AND NOT COALESCE(parked.duplicate, 0))
        """;

    private const string Attempts = """
        JOIN stream ON stream.ordinal = record.stream
        JOIN step ON step.record = record.id AND step.ordinal = 0
        LEFT JOIN request_item ON request_item.record = record.id AND request_item.step = 0
        LEFT JOIN request ON request.id = request_item.request AND request.effect = 'create' AND request.id > record.renamed
        LEFT JOIN attempt ON attempt.request = request.id
        LEFT JOIN doubt ON doubt.record = record.id
        LEFT JOIN recovery ON doubt.record IS NOT NULL
        """;

    /// <summary>All that are parked, oldest attempt first.</summary>
    public IReadOnlyList<ParkedStep> ReadParked()
    {
        using var database = file.OpenForReading();
        return database.Rows(
            $"{Columns} FROM parked JOIN record ON record.id = parked.record {Attempts} GROUP BY record.id ORDER BY first, record.id",
            row => Read(database, row));
    }

    /// <summary>One that is unknown, parked or for a person to decide; null when the record is not unknown.</summary>
    public ParkedStep? ReadUnknown(long record)
    {
        using var database = file.OpenForReading();
        return database.Rows(
            $"{Columns} FROM record LEFT JOIN parked ON parked.record = record.id {Attempts} WHERE record.id = ?1 AND record.state = 'unknown' GROUP BY record.id",
            row => Read(database, row),
            record).SingleOrDefault();
    }

    /// <summary>The later step of a record that waits for a person; null when none does.</summary>
    public UndecidedStep? ReadUndecidedStep(long record)
    {
        using var database = file.OpenForReading();
        return database.Rows(
            """
            SELECT step.ordinal, stream.name, record.key, record.module, step.operation, record.zoho_id, COALESCE(MAX(attempt.ended), recovery.since)
            FROM step JOIN record ON record.id = step.record JOIN stream ON stream.ordinal = record.stream
            LEFT JOIN request_item ON request_item.record = step.record AND request_item.step = step.ordinal
            LEFT JOIN attempt ON attempt.request = request_item.request
            LEFT JOIN recovery
            WHERE step.record = ?1 AND step.ordinal > 0 AND step.state = 'undecided' GROUP BY step.ordinal
            """,
            row => new UndecidedStep(
                new RequestItem(record, row.GetInt32(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), StoredText.ParseTime(row.GetString(6))),
            record).SingleOrDefault();
    }

    /// <summary>What the answers to creates of a module say of a field: of those alone that carried it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="field">A field of its own, or the custom field that holds its records' markers.</param>
    public MarkerArrival ReadMarkerArrival(string module, string field)
    {
        using var database = file.OpenForReading();
        return StoredText.Parse<MarkerArrival>(database.Value<string>(
            $"""
            SELECT CASE
                WHEN EXISTS (
                    SELECT 1 FROM problem CROSS JOIN record ON record.id = problem.record
                    WHERE problem.code = 'differs' AND problem.field = ?2 AND record.module = ?1) THEN 'lost'
                WHEN EXISTS (
                    SELECT 1 FROM stream JOIN record ON record.stream = stream.ordinal AND record.state = 'created' WHERE stream.module = ?1
                    AND (json_extract(record.payload, '$."{UniqueField.Note}"') = ?2 OR trim(json_extract(record.payload, '$."' || ?2 || '"')) <> '')) THEN 'arrives'
                ELSE 'notKnown' END
            """,
            module,
            field)!);
    }

    private static ParkedStep Read(Database database, SqliteDataReader row)
    {
        var record = row.GetInt64(0);
        var ended = StoredText.ParseTime(row.GetString(6));
        var isInDoubt = row.GetBoolean(12);
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
            FirstAttemptAt = !row.IsDBNull(9) ? StoredText.ParseTime(row.GetString(9)) : isInDoubt ? null : ended,
            MayBeOurs = isInDoubt || (!row.IsDBNull(10) && row.GetBoolean(10)),
            IsInDoubt = isInDoubt,
            UnknownAttempts = row.GetInt32(11),
            Total = row.IsDBNull(13) ? null : StoredText.ParseAmount(row.GetString(13)),
            MayBeQueued = row.GetBoolean(14),
            IsTaken = !row.IsDBNull(15) && row.GetBoolean(15),
        };
    }
}
