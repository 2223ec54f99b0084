using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Groups the problems by cause: stream, field, code and severity. SQLite counts; only one problem of each kind is read.</summary>
internal sealed class ProblemKinds(CheckpointFile file)
{
    // The rate of line 1 and that of line 2 are one kind: the places in lists are dropped afterwards, when little is left.
    private const string Counted = """
        SELECT problem.file, field, code, severity, COUNT(*), MIN(problem.id) FROM problem GROUP BY problem.file, field, code, severity
        """;

    private const string One = """
        SELECT stream.name, file.name, row.first_line, problem.stage, problem.message, problem.hint
        FROM problem JOIN file ON file.id = problem.file JOIN stream ON stream.ordinal = file.stream
        JOIN row ON row.file = problem.file AND row.number = problem.number WHERE problem.id = ?1
        """;

    public IReadOnlyList<ProblemKind> Read()
    {
        using var database = file.OpenForReading();
        database.Run("BEGIN"); // one snapshot: no problem is forgotten between counting and reading it
        var streams = database.Rows("SELECT id, stream FROM file", row => (row.GetInt64(0), row.GetInt64(1))).ToDictionary();
        var kinds = database
            .Rows(Counted, row => (
                Kind: (Stream: streams[row.GetInt64(0)], Field: row.IsDBNull(1) ? null : FieldPath.Plain(row.GetString(1)), Code: row.GetString(2), Severity: row.GetString(3)),
                Count: row.GetInt64(4),
                First: row.GetInt64(5)))
            .GroupBy(counted => counted.Kind)
            .Select(group => Read(database, group.Key.Field, group.Key.Code, group.Key.Severity, group.Sum(part => part.Count), group.Min(part => part.First)))
            .ToList();
        database.Run("COMMIT");
        return kinds;
    }

    private static ProblemKind Read(Database database, string? field, string code, string severity, long count, long first) => database.Rows(
        One,
        row => new ProblemKind(
            row.GetString(0),
            count,
            row.GetString(1),
            row.GetInt64(2),
            new Problem(StoredText.Parse<ProblemStage>(row.GetString(3)), code, row.GetString(4))
            {
                Field = field,
                Hint = row.IsDBNull(5) ? null : row.GetString(5),
                Severity = StoredText.Parse<Severity>(severity),
            }),
        first).Single();
}
