using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>Counts, and the run's notes.</summary>
internal sealed class RunAccounts(CheckpointFile file)
{
    public IReadOnlyList<StreamAccount> ReadStreams()
    {
        using var database = file.OpenForReading();
        database.Run("BEGIN"); // one snapshot: states and steps of the same moment
        var states = database
            .Rows(
                "SELECT stream, state, COUNT(*) FROM record GROUP BY stream, state",
                row => (Stream: row.GetInt64(0), State: StoredText.Parse<RecordState>(row.GetString(1)), Count: row.GetInt64(2)))
            .ToLookup(row => row.Stream);
        var steps = database
            .Rows(
                """
                SELECT step.stream,
                    SUM(record.zoho_id IS NOT NULL AND step.state NOT IN ('done', 'failed', 'blocked')),
                    SUM(record.zoho_id IS NOT NULL AND step.state = 'failed'),
                    SUM(record.state = 'pending')
                FROM step JOIN record ON record.id = step.record
                WHERE step.ordinal > 0 AND record.state <> 'rolledBack' GROUP BY step.stream
                """,
                row => (Stream: row.GetInt64(0), Pending: row.GetInt64(1), Failed: row.GetInt64(2), Coming: row.GetInt64(3)))
            .ToDictionary(row => row.Stream);
        var inJobs = database
            .Rows(
                "SELECT step.stream, COUNT(*) FROM job CROSS JOIN step ON step.request = job.request AND step.state = 'planned' GROUP BY step.stream",
                row => (row.GetInt64(0), row.GetInt64(1)))
            .ToDictionary();
        var differing = database
            .Rows(
                "SELECT record.stream, COUNT(DISTINCT record.id) FROM problem JOIN record ON record.id = problem.record WHERE problem.code = 'differs' GROUP BY record.stream",
                row => (row.GetInt64(0), row.GetInt64(1)))
            .ToDictionary();
        var streams = database.Rows(
            "SELECT name, module, ordinal FROM stream ORDER BY ordinal",
            row => new StreamEntry(row.GetString(0), row.GetString(1), row.GetInt32(2)));
        var passed = PassedCount.Read(database).Streams;
        database.Run("COMMIT");
        return streams.ConvertAll(stream => new StreamAccount(
            stream,
            states[stream.Ordinal].Sum(row => row.Count),
            states[stream.Ordinal].ToDictionary(row => row.State, row => row.Count),
            steps.GetValueOrDefault(stream.Ordinal).Pending,
            steps.GetValueOrDefault(stream.Ordinal).Failed)
        {
            ComingSteps = steps.GetValueOrDefault(stream.Ordinal).Coming,
            Differing = differing.GetValueOrDefault(stream.Ordinal),
            InJobs = inJobs.GetValueOrDefault(stream.Ordinal),
        }.With(passed.GetValueOrDefault(stream.Ordinal)));
    }

    public IReadOnlyList<FileAccount> ReadFiles()
    {
        using var database = file.OpenForReading();
        var passed = PassedCount.Read(database).Files;
        var told = database
            .Rows(
                """
                SELECT problem.file, COUNT(DISTINCT problem.number) FROM problem CROSS JOIN row ON row.file = problem.file AND row.number = problem.number
                WHERE problem.record IS NULL AND row.role = 'excluded' GROUP BY problem.file
                """,
                row => (row.GetInt64(0), row.GetInt64(1)))
            .ToDictionary();
        return database.Rows(
            """
            SELECT stream.name, file.role, file.name, file.columns, file.fingerprint, COALESCE(file.rows, COUNT(row.number)),
                COUNT(row.record), COALESCE(SUM(row.role = 'excluded'), 0), COALESCE(SUM(row.role = 'orphan'), 0),
                COALESCE(SUM(row.role = 'unreadable'), 0), (SELECT how FROM reading WHERE reading.file = file.id), file.id
            FROM file JOIN stream ON stream.ordinal = file.stream LEFT JOIN row ON row.file = file.id
            GROUP BY file.id ORDER BY file.stream, file.id
            """,
            row => new FileAccount(
                ReportedRows.ReadFile(row, 0) with { Format = row.IsDBNull(10) ? null : TableFormat.FromJson(row.GetString(10)) }, row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9))
            {
                Told = told.GetValueOrDefault(row.GetInt64(11)),
            }.With(passed.GetValueOrDefault(row.GetInt64(11))));
    }

    public CallAccount ReadCalls()
    {
        using var database = file.OpenForReading();
        var tokens = CheckpointMeta.Number(database, CheckpointMeta.Tokens);
        return database.Rows(
            """
            SELECT COUNT(*), COALESCE(SUM(request.purpose = 'write'), 0), COALESCE(SUM(request.purpose = 'read'), 0),
                COALESCE(SUM(request.purpose = 'probe'), 0), COALESCE(SUM(attempt.number > 1), 0),
                COALESCE(SUM(attempt.kind = 'throttled'), 0)
            FROM attempt JOIN request ON request.id = attempt.request
            """,
            row => new CallAccount(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), tokens)).Single();
    }

    public string? ReadNote(string name)
    {
        using var database = file.OpenForReading();
        return database.Value<string>("SELECT value FROM note WHERE name = ?1", name);
    }
}
