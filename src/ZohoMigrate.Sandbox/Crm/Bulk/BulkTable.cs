using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Files, jobs and their rows, in the state file alone. Callers hold the sandbox's lock and write within a transaction.</summary>
internal sealed class BulkTable(SandboxDatabase database)
{
    // Not in the order of the file, which Zoho does not promise either: Knuth's multiplier scatters the positions, always alike.
    private const string Scattered = "position * 2654435761 % 4294967296";

    public void AddFile(string id, byte[] zip) => database.Execute("INSERT INTO bulk_file (id, zip) VALUES ($p0, $p1)", id, zip);

    public byte[]? File(string id) => (byte[]?)database.Scalar("SELECT zip FROM bulk_file WHERE id = $p0", id);

    public void AddJob(BulkJob job) => database.Execute(
        "INSERT INTO bulk_job (id, begins, ends, rows, died, json) VALUES ($p0, $p1, $p2, $p3, $p4, $p5)",
        job.Id, job.Begins, job.Ends, job.Rows, job.Died, job.Json.ToJsonString());

    public BulkJob? Job(string id) => database.Rows("SELECT id, begins, ends, rows, died, json FROM bulk_job WHERE id = $p0", ReadJob, id).FirstOrDefault();

    /// <summary>Notes what became of rows, in their order from 0.</summary>
    public void AddRows(string job, IEnumerable<BulkRow> rows)
    {
        using var insert = database.Prepare(
            "INSERT INTO bulk_row (job, position, status, record_id, errors, cells) VALUES ($job, $position, $status, $record_id, $errors, $cells)",
            "$job", "$position", "$status", "$record_id", "$errors", "$cells");
        foreach (var (position, row) in rows.Index())
            insert.Run(job, position, row.Status, row.RecordId, row.Errors, new JsonArray([.. row.Cells.Select(cell => JsonValue.Create(cell))]).ToJsonString());
    }

    /// <summary>Status → how many of a job's first rows have it.</summary>
    public IReadOnlyDictionary<string, int> Counts(string job, int first) => database.Rows(
        "SELECT status, count(*) FROM bulk_row WHERE job = $p0 AND position < $p1 GROUP BY status",
        row => (Status: row.GetString(0), Count: row.GetInt32(1)), job, first).ToDictionary(row => row.Status, row => row.Count, StringComparer.Ordinal);

    /// <summary>All rows of a job, scattered.</summary>
    public IReadOnlyList<BulkRow> Rows(string job) =>
        database.Rows($"SELECT status, record_id, errors, cells FROM bulk_row WHERE job = $p0 ORDER BY {Scattered}, position", ReadRow, job);

    private static BulkJob ReadJob(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Begins = row.GetInt64(1),
        Ends = row.GetInt64(2),
        Rows = row.GetInt32(3),
        Died = row.GetBoolean(4),
        Json = JsonNode.Parse(row.GetString(5))!.AsObject(),
    };

    private static BulkRow ReadRow(SqliteDataReader row) => new(row.GetString(0), [.. JsonNode.Parse(row.GetString(3))!.AsArray().Select(cell => cell!.ToString())])
    {
        RecordId = row.GetString(1),
        Errors = row.GetString(2),
    };
}
