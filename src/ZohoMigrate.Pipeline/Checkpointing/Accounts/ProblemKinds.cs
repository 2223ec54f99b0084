using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>Groups the problems by cause: stream, field, code, severity and, before anything is sent, remedy. SQLite counts; only one problem of each kind is read.</summary>
internal sealed class ProblemKinds(CheckpointFile file)
{
    // A row with too many cells is mended otherwise than one with too few, and small letters otherwise than a number that is none. What Zoho
    // refuses may have a remedy that names the record: the first is an example.
    // The rate of line 1 and that of line 2 are one kind: the places in lists are dropped afterwards, when little is left.
    private const string Counted = """
        SELECT problem.file, field, code, severity, iif(stage <> 'delivery', hint, NULL) AS remedy, COUNT(*), MIN(problem.id)
        FROM problem GROUP BY problem.file, field, code, severity, remedy
        """;

    // A column of reasons may hold another one in each row: those beyond are one kind, the first of them its example.
    private const int MostRemedies = 20;

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
                Kind: new Kind(streams[row.GetInt64(0)], Text(row, 1) is { } field ? FieldPath.Plain(field) : null, row.GetString(2), row.GetString(3), Text(row, 4)),
                Count: row.GetInt64(5),
                First: row.GetInt64(6)))
            .GroupBy(counted => counted.Kind)
            .Select(group => (Kind: group.Key, Count: group.Sum(part => part.Count), First: group.Min(part => part.First)))
            .GroupBy(kind => kind.Kind with { Remedy = null })
            .SelectMany(alike => alike.OrderByDescending(kind => kind.Count).ThenBy(kind => kind.First).Index()
                .GroupBy(kind => Math.Min(kind.Index, MostRemedies), kind => kind.Item))
            .Select(same => Read(database, same.First().Kind, same.Sum(kind => kind.Count), same.Min(kind => kind.First)))
            .ToList();
        database.Run("COMMIT");
        return kinds;
    }

    private ProblemKind Read(Database database, Kind kind, long count, long first) => database.Rows(
        One,
        row => new ProblemKind(
            row.GetString(0),
            count,
            row.GetString(1),
            row.GetInt64(2),
            new Problem(StoredText.Parse<ProblemStage>(row.GetString(3)), kind.Code, row.GetString(4))
            {
                Field = kind.Field,
                Hint = ResolveLine.In(Text(row, 5), file.Folder),
                Severity = StoredText.Parse<Severity>(kind.Severity),
            }),
        first).Single();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Kind(long Stream, string? Field, string Code, string Severity, string? Remedy);
}
