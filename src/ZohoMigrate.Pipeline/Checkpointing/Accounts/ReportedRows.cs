using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>Rows and problems, as the reports want them.</summary>
internal sealed class ReportedRows(CheckpointFile file)
{
    private const string Row = """
        SELECT stream.name, file.role, file.name, file.columns, file.fingerprint,
            row.number, row.first_line, row.last_line, COALESCE(row.cells, '[]'),
            record.key, record.state, record.zoho_id, record.id, row.file,
            (SELECT COUNT(*) FROM request_item JOIN attempt ON attempt.request = request_item.request
             JOIN request ON request.id = attempt.request AND request.purpose = 'write' WHERE request_item.record = record.id), row.role = 'header'
        FROM file JOIN stream ON stream.ordinal = file.stream
        CROSS JOIN row ON row.file = file.id LEFT JOIN record ON record.id = row.record
        """;

    private const string ErrorRows = $"""
        {Row} WHERE stream.name = ?1 AND file.role = ?2 AND CASE WHEN row.record IS NULL
            THEN EXISTS (SELECT 1 FROM problem WHERE problem.file = row.file AND problem.number = row.number AND severity = 'error')
            ELSE record.state IN ('rejected', 'refused', 'blocked', 'unknown') OR record.state <> 'rolledBack' AND EXISTS (
                SELECT 1 FROM step WHERE step.record = row.record AND step.ordinal > 0 AND step.state IN ('failed', 'undecided')) END
        ORDER BY row.file, row.number
        """;

    private const string DeliveredRows = $"""
        {Row} WHERE stream.name = ?1 AND row.role = 'header'
            AND record.state IN ('created', 'recovered', 'updated', 'matched', 'unchanged')
        ORDER BY row.file, row.number
        """;

    private const string ProblemColumns =
        "problem.stage, problem.code, problem.message, problem.field, problem.hint, problem.severity, " +
        "IIF(row.role = 'header' OR problem.record IS NULL, NULL, file.name || '#' || row.number)";

    private const string ProblemPlaces = "JOIN file ON file.id = problem.file JOIN row ON row.file = problem.file AND row.number = problem.number";

    public IEnumerable<ReportedRow> ReadErrors(string stream, RowRole role) => ReadRows(ErrorRows, stream, StoredText.Of(role));

    public IEnumerable<ReportedRow> ReadDelivered(string stream) => ReadRows(DeliveredRows, stream);

    public IEnumerable<ReportedProblem> ReadProblems()
    {
        using var database = file.OpenForReading();
        foreach (var problem in database.Stream(
            $"""
            SELECT {ProblemColumns}, stream.name, COALESCE(record.key, ''), record.state, file.name || '#' || row.number, file.name, row.first_line
            FROM problem {ProblemPlaces} JOIN stream ON stream.ordinal = file.stream LEFT JOIN record ON record.id = problem.record
            ORDER BY file.stream, record.ordinal IS NULL, record.ordinal, problem.file, problem.number, problem.id
            """,
            row => new ReportedProblem(
                row.GetString(7),
                row.GetString(8),
                row.IsDBNull(9) ? null : StoredText.Parse<RecordState>(row.GetString(9)),
                row.GetString(10),
                row.GetString(11),
                row.GetInt64(12),
                ReadProblem(row))))
        {
            yield return problem;
        }
    }

    public IEnumerable<RecordIdentity> ReadIdentities()
    {
        using var database = file.OpenForReading();
        foreach (var record in database.Stream(
            """
            SELECT stream.name, record.key, record.zoho_id, record.state, stream.module, record.origin
            FROM stream CROSS JOIN record ON record.stream = stream.ordinal ORDER BY stream.ordinal, record.ordinal
            """,
            row => new RecordIdentity(
                row.GetString(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                StoredText.Parse<RecordState>(row.GetString(3)),
                row.GetString(4),
                row.IsDBNull(5) ? null : StoredText.Parse<RecordState>(row.GetString(5)))))
        {
            yield return record;
        }
    }

    /// <summary>Reads stream, role, name, columns and fingerprint, from that column on.</summary>
    public static SourceFile ReadFile(SqliteDataReader row, int column) => new(
        row.GetString(column),
        StoredText.Parse<RowRole>(row.GetString(column + 1)),
        row.GetString(column + 2),
        StoredText.ParseCells(row.GetString(column + 3)),
        row.GetString(column + 4));

    private IEnumerable<ReportedRow> ReadRows(string sql, params object?[] arguments)
    {
        using var database = file.OpenForReading();
        var files = new Dictionary<long, SourceFile>();
        foreach (var row in database.Stream(sql, row => Read(database, files, row), arguments))
            yield return row;
    }

    private ReportedRow Read(Database database, Dictionary<long, SourceFile> files, SqliteDataReader row)
    {
        if (!files.TryGetValue(row.GetInt64(13), out var source))
            files[row.GetInt64(13)] = source = ReadFile(row, 0);
        var sourceRow = new SourceRow(
            source, row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), StoredText.ParseCells(row.GetString(8)));
        return row.IsDBNull(12)
            ? new ReportedRow(sourceRow, "", null, null, 0, ReadProblems(database, "problem.file = ?1 AND problem.number = ?2", row.GetInt64(13), sourceRow.Number))
            : new ReportedRow(
                sourceRow,
                row.GetString(9),
                StoredText.Parse<RecordState>(row.GetString(10)),
                row.IsDBNull(11) ? null : row.GetString(11),
                row.GetInt64(14),
                ReadProblems(database, "problem.record = ?1", row.GetInt64(12)))
            { IsHeader = row.GetBoolean(15) };
    }

    private List<Problem> ReadProblems(Database database, string of, params ReadOnlySpan<object?> arguments) => database.Rows(
        $"SELECT {ProblemColumns} FROM problem {ProblemPlaces} WHERE {of} ORDER BY problem.id", ReadProblem, arguments);

    private Problem ReadProblem(SqliteDataReader row) =>
        new(StoredText.Parse<ProblemStage>(row.GetString(0)), row.GetString(1), row.GetString(2))
        {
            Field = row.IsDBNull(3) ? null : row.GetString(3),
            Hint = row.IsDBNull(4) ? null : ResolveLine.In(row.GetString(4), file.Folder),
            Severity = StoredText.Parse<Severity>(row.GetString(5)),
            Row = row.IsDBNull(6) ? null : row.GetString(6),
        };
}
