using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>Inserts problems, each at the row it is about.</summary>
internal static class ProblemWriting
{
    /// <summary>A problem of a record: at the row it names, else at the header; with the step it was said of, if it was of one.</summary>
    public static void Add(Database database, long record, Problem problem, int? step = null) => database.Run(
        """
        INSERT INTO problem (record, file, number, step, stage, code, message, field, hint, severity)
        SELECT row.record, row.file, row.number, ?9, ?3, ?4, ?5, ?6, ?7, ?8 FROM row JOIN file ON file.id = row.file
        WHERE row.record = ?1
        ORDER BY file.name || '#' || row.number = ?2 DESC, row.role = 'header' DESC LIMIT 1
        """,
        record,
        problem.Row ?? "",
        StoredText.Of(problem.Stage),
        problem.Code,
        problem.Message,
        problem.Field,
        problem.Hint,
        StoredText.Of(problem.Severity),
        step);

    /// <summary>Forgets what was said of a step: a new word on it has come.</summary>
    public static void Forget(Database database, RequestItem item) =>
        database.Run("DELETE FROM problem WHERE record = ?1 AND step = ?2", item.Record, item.Step);

    /// <summary>A problem of a stray row.</summary>
    public static void Add(Database database, long file, long number, Problem problem) => database.Run(
        """
        INSERT INTO problem (file, number, stage, code, message, field, hint, severity) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        file,
        number,
        StoredText.Of(problem.Stage),
        problem.Code,
        problem.Message,
        problem.Field,
        problem.Hint,
        StoredText.Of(problem.Severity));
}
