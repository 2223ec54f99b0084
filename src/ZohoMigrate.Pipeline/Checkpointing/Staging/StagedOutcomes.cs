using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>Everything that is staged in a checkpoint, record by record: for few of them, since all are held in memory.</summary>
internal static class StagedOutcomes
{
    /// <summary>Records in the order of delivery, then the rows that are in none.</summary>
    public static IReadOnlyList<StagedOutcome> Read(string checkpoint)
    {
        using var file = new CheckpointFile(checkpoint);
        using var database = file.OpenForReading();
        var problems = database.Rows(
            """
            SELECT problem.record, file.name || '#' || row.number, problem.stage, problem.code, problem.message, problem.field, problem.severity, row.role = 'header'
            FROM problem JOIN file ON file.id = problem.file JOIN row ON row.file = problem.file AND row.number = problem.number ORDER BY problem.id
            """,
            row => (Record: row.IsDBNull(0) ? (long?)null : row.GetInt64(0), Row: row.GetString(1), Problem: Problem(row)));
        var ofRecord = problems.ToLookup(problem => problem.Record, problem => problem.Problem);
        var records = database.Rows(
            """
            SELECT record.id, stream.name, record.key, file.name || '#' || row.number, record.payload,
                (SELECT json_group_array(operation) FROM (SELECT operation FROM step WHERE record = record.id AND ordinal > 0 ORDER BY ordinal))
            FROM record JOIN stream ON stream.ordinal = record.stream JOIN row ON row.record = record.id AND row.role = 'header' JOIN file ON file.id = row.file
            ORDER BY record.stream, record.ordinal
            """,
            row => new StagedOutcome(
                row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), StoredText.ParseCells(row.GetString(5)), [.. ofRecord[row.GetInt64(0)]]));
        var strays = database.Rows(
            """
            SELECT stream.name, file.name || '#' || row.number FROM row JOIN file ON file.id = row.file JOIN stream ON stream.ordinal = file.stream
            WHERE row.record IS NULL ORDER BY stream.ordinal, file.id, row.number
            """,
            row => (Stream: row.GetString(0), Row: row.GetString(1)));
        return [.. records, .. strays
            .Select(stray => new StagedOutcome(stray.Stream, null, stray.Row, null, [], [.. problems.Where(problem => problem.Record is null && problem.Row == stray.Row).Select(problem => problem.Problem)]))
            .Where(stray => stray.Problems.Count > 0)];
    }

    private static Problem Problem(SqliteDataReader row) =>
        new(StoredText.Parse<ProblemStage>(row.GetString(2)), row.GetString(3), row.GetString(4))
        {
            Field = row.IsDBNull(5) ? null : row.GetString(5),
            Severity = StoredText.Parse<Severity>(row.GetString(6)),
            Row = row.GetBoolean(7) ? null : row.GetString(1),
        };
}
