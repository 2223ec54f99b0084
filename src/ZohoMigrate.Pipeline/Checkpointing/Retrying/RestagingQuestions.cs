using System.Globalization;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>What a retry asks of what is staged.</summary>
internal sealed class RestagingQuestions(CheckpointFile file)
{
    private const string Row = """
        SELECT stream.name, file.role, file.name, file.columns, file.fingerprint,
            row.number, row.first_line, row.last_line, COALESCE(row.cells, '[]'), row.role,
            record.id, record.state, COALESCE(record.ordinal, 0), COALESCE(record.key, ''), row.file,
            (SELECT GROUP_CONCAT(step.ordinal) FROM step
             WHERE step.record = record.id AND step.ordinal > 0 AND step.state = 'failed' AND record.zoho_id IS NOT NULL),
            (SELECT how FROM reading WHERE reading.file = file.id),
            (SELECT json_array(message, hint) FROM problem WHERE problem.record = record.id AND problem.code = 'row-missing')
        """;

    private const string RowsOfStream = $"""
        {Row} FROM file JOIN stream ON stream.ordinal = file.stream
        CROSS JOIN row ON row.file = file.id LEFT JOIN record ON record.id = row.record
        WHERE stream.name = ?1 AND (row.role IN ('orphan', 'unreadable') OR record.state IN ('rejected', 'refused', 'blocked'))
        ORDER BY row.file, row.number
        """;

    private const string HeadersOfStream = $"""
        {Row} FROM file JOIN stream ON stream.ordinal = file.stream
        CROSS JOIN row ON row.file = file.id AND row.role = 'header' JOIN record ON record.id = row.record
        WHERE stream.name = ?1 AND record.state <> 'skipped' ORDER BY row.file, row.number
        """;

    private const string RowOfFile = $"""
        {Row} FROM file JOIN stream ON stream.ordinal = file.stream
        JOIN row ON row.file = file.id LEFT JOIN record ON record.id = row.record
        WHERE stream.name = ?1 AND file.role = ?2 AND file.name = ?3 AND row.number = ?4
        """;

    private const string HeaderOfKey = $"""
        {Row} FROM stream JOIN record ON record.stream = stream.ordinal AND record.key = ?2
        JOIN row ON row.record = record.id AND row.role = 'header' JOIN file ON file.id = row.file
        WHERE stream.name = ?1 ORDER BY record.state IN ('rejected', 'skipped'), record.ordinal LIMIT 1
        """;

    private const string Identity = """
        SELECT record.id, stream.name, record.key, file.name, row.first_line, record.zoho_id, record.state IN ('rejected', 'skipped')
        FROM record JOIN stream ON stream.ordinal = record.stream
        JOIN row ON row.record = record.id AND row.role = 'header' JOIN file ON file.id = row.file
        """;

    public IEnumerable<StagedRow> ReadUndelivered(string stream) => ReadRows(RowsOfStream, stream);

    public IEnumerable<StagedRow> ReadHeaders(string stream) => ReadRows(HeadersOfStream, stream);

    public StagedRow? FindRow(SourceFile of, long number) =>
        Ask(RowOfFile, row => Read(row, []), of.Stream, StoredText.Of(of.Role), of.Name, number).SingleOrDefault();

    public StagedRow? FindHeader(string stream, string key) => Ask(HeaderOfKey, row => Read(row, []), stream, key).SingleOrDefault();

    public StagedIdentity? FindNaturalKey(string module, string naturalKey, IReadOnlySet<long> except) => Ask(
        $"{Identity} WHERE record.module = ?1 AND record.natural_key = ?2 AND record.state NOT IN ('rejected', 'skipped') ORDER BY record.stream, record.ordinal",
        ReadIdentity,
        module,
        naturalKey).Find(record => !except.Contains(record.Record));

    public StagedIdentity? FindValue(string module, string field, string value, IReadOnlySet<long> except) => Ask(
        $"""
        {Identity} JOIN compared ON compared.record = record.id
        WHERE compared.field = ?2 AND compared.value = ?3 AND record.module = ?1 AND record.state NOT IN ('rejected', 'skipped')
        ORDER BY record.stream, record.ordinal
        """,
        ReadIdentity,
        module,
        field,
        value).Find(record => !except.Contains(record.Record));

    public IReadOnlyList<ComparedValue> ReadCompared(long record)
    {
        using var database = file.OpenForReading();
        return database.Rows("SELECT field, value FROM compared WHERE record = ?1", row => new ComparedValue(row.GetString(0), row.GetString(1)), record);
    }

    public IReadOnlyList<StagedMember> ReadMembers(long record, string list) => Ask(
        """
        SELECT COALESCE(parent.module, ''), parent.natural_key, NULL FROM reference LEFT JOIN record AS parent ON parent.id = reference.parent
        WHERE reference.child = ?1 AND reference.field GLOB ?2
        UNION ALL
        SELECT '', NULL, found.zoho_id FROM lookup LEFT JOIN found ON found.list = lookup.list AND found.value = lookup.value
        WHERE lookup.record = ?1 AND lookup.field GLOB ?2
        """,
        row => new StagedMember(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
        record,
        $"{list}[[]*");

    public IReadOnlyList<(StagedIdentity Record, bool IsOut)> FindKey(string stream, string key) => Ask(
        // The plus has SQLite look up the key, instead of walking the stream in this order.
        $"{Identity} WHERE stream.name = ?1 AND record.key = ?2 ORDER BY +record.ordinal",
        row => (ReadIdentity(row), row.GetBoolean(6)),
        stream,
        key);

    private IEnumerable<StagedRow> ReadRows(string sql, string stream)
    {
        using var database = file.OpenForReading();
        var files = new Dictionary<long, SourceFile>();
        foreach (var row in database.Stream(sql, row => Read(row, files), stream))
            yield return row;
    }

    private List<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var database = file.OpenForReading();
        return database.Rows(sql, read, arguments);
    }

    private static StagedIdentity ReadIdentity(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)) { ZohoId = row.IsDBNull(5) ? null : row.GetString(5) };

    private static Problem Missing(IReadOnlyList<string> said) => RuleBook.Of("row-missing").Problem(ProblemStage.Source, said[0]) with { Hint = said[1] };

    private static StagedRow Read(SqliteDataReader row, Dictionary<long, SourceFile> files)
    {
        if (!files.TryGetValue(row.GetInt64(14), out var source))
            files[row.GetInt64(14)] = source = ReportedRows.ReadFile(row, 0) with { Format = row.IsDBNull(16) ? null : TableFormat.FromJson(row.GetString(16)) };
        return new StagedRow(
            new SourceRow(source, row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), StoredText.ParseCells(row.GetString(8))),
            StoredText.Parse<RowRole>(row.GetString(9)),
            row.IsDBNull(10) ? null : row.GetInt64(10),
            row.IsDBNull(11) ? null : StoredText.Parse<RecordState>(row.GetString(11)),
            row.GetInt64(12),
            row.GetString(13))
        {
            FailedSteps = row.IsDBNull(15) ? [] : [.. row.GetString(15).Split(',').Select(step => int.Parse(step, CultureInfo.InvariantCulture))],
            Missing = row.IsDBNull(17) ? null : Missing(StoredText.ParseCells(row.GetString(17))),
        };
    }
}
