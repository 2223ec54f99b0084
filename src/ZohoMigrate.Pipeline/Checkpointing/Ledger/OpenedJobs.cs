using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>Jobs that Zoho was asked for (table job).</summary>
internal sealed class OpenedJobs(CheckpointWriter writer, CheckpointFile file)
{
    /// <summary>What a planned step is that a job may still settle, as an SQL condition: it is released by that job's end and by nothing else.</summary>
    public const string IsOfJob = "EXISTS (SELECT 1 FROM job WHERE job.request = step.request)";

    /// <summary>What a parked step is whose job may still make its record: nobody heard that it is over, or of it at all.</summary>
    public const string MayBeQueued = $"""
        EXISTS (SELECT 1 FROM request AS asked WHERE asked.id = step.request AND asked.operation = '{BulkSpec.JobName}')
            AND NOT EXISTS (SELECT 1 FROM job WHERE job.request = step.request AND job.ended IS NOT NULL)
        """;

    public static void Add(Database database, long attempt, string zohoId, DateTimeOffset now) => database.Run(
        "INSERT INTO job (request, zoho_id, since) SELECT request, ?2, ?3 FROM attempt WHERE id = ?1", attempt, zohoId, StoredText.Of(now));

    public IReadOnlyList<OpenJob> ReadOpen()
    {
        using var database = file.OpenForReading();
        return database.Rows(
            """
            SELECT job.request, job.zoho_id, stream.name, stream.module, COUNT(*), job.since
            FROM job CROSS JOIN step ON step.request = job.request AND step.state = 'planned' JOIN stream ON stream.ordinal = step.stream
            GROUP BY job.request ORDER BY job.request
            """,
            row => new OpenJob(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), StoredText.ParseTime(row.GetString(5))));
    }

    public IReadOnlyList<JobRow> Read(OpenJob job, string markerField)
    {
        using var database = file.OpenForReading();
        return database.Rows(
            """
            SELECT item.position, item.record, item.step, record.key, substr(json_extract(record.payload, '$."' || ?2 || '"'), ?3)
            FROM request_item AS item JOIN step ON step.record = item.record AND step.ordinal = item.step AND step.state = 'planned' AND step.request = item.request
            JOIN record ON record.id = item.record
            WHERE item.request = ?1 ORDER BY item.position
            """,
            row => new JobRow(row.GetInt32(0), new JobItem(new RequestItem(row.GetInt64(1), row.GetInt32(2)), row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4)),
            job.Request,
            markerField,
            -RecordMarker.Room);
    }

    public Task HearAsync(OpenJob job, DateTimeOffset? ended, IReadOnlyList<(int Position, ReplyKind Kind)> words) => writer.RunAsync(
        database =>
        {
            database.Run("UPDATE job SET ended = ?2 WHERE request = ?1", job.Request, ended is { } at ? StoredText.Of(at) : null);
            foreach (var (position, kind) in words)
                database.Run("UPDATE request_item SET kind = ?3 WHERE request = ?1 AND position = ?2", job.Request, position, StoredText.Of(kind));
        },
        CancellationToken.None);
}
