using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>What set rules ask of the staged records, as SQL. A group is told by the place of its first
/// record in the order of delivery; of its records those that Zoho has, or may have, come first.</summary>
internal sealed class SetQuestions(CheckpointFile file)
{
    private const string Identity = "record.id, stream.name, record.key, file.name, row.first_line, record.zoho_id";

    private const string Places = """
        JOIN stream ON stream.ordinal = record.stream
        JOIN row ON row.record = record.id AND row.role = 'header'
        JOIN file ON file.id = row.file
        """;

    /// <summary>An empty key is a problem of its own, not a duplicate of other empty ones.</summary>
    public IEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeys() => Groups($"""
        SELECT {Identity}, twins.first FROM (
            SELECT stream, key, MIN((stream << 40) + ordinal) AS first FROM record
            WHERE key <> '' GROUP BY stream, key HAVING COUNT(*) > 1) twins
        JOIN record ON record.stream = twins.stream AND record.key = twins.key {Places}
        ORDER BY twins.first, record.ordinal
        """);

    public IEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeys() => Groups($"""
        WITH sendable AS (SELECT * FROM record WHERE natural_key IS NOT NULL AND state <> 'rejected')
        SELECT {Identity}, twins.first FROM (
            SELECT module, natural_key, MIN((stream << 40) + ordinal) AS first FROM sendable
            GROUP BY module, natural_key HAVING COUNT(*) > 1) twins
        JOIN sendable record ON record.module = twins.module AND record.natural_key = twins.natural_key {Places}
        ORDER BY twins.first, record.state = 'pending', record.stream, record.ordinal
        """);

    public IEnumerable<IReadOnlyList<StagedIdentity>> SharedNaturalKeys(string module, string other) => Groups(
        $"""
        WITH sendable AS (SELECT * FROM record WHERE module IN (?1, ?2) AND natural_key IS NOT NULL AND state <> 'rejected')
        SELECT {Identity}, twins.first FROM (
            SELECT natural_key, MIN((stream << 40) + ordinal) AS first FROM sendable GROUP BY natural_key HAVING COUNT(*) > 1) twins
        JOIN sendable record ON record.natural_key = twins.natural_key {Places}
        ORDER BY twins.first, record.state = 'pending', record.stream, record.ordinal
        """,
        module,
        other);

    public IEnumerable<IReadOnlyList<StagedIdentity>> DuplicateValues(string module, string field) => Groups(
        $"""
        WITH sendable AS (
            SELECT record.*, compared.value FROM compared JOIN record ON record.id = compared.record
            WHERE record.module = ?1 AND compared.field = ?2 AND record.state <> 'rejected')
        SELECT {Identity}, twins.first FROM (
            SELECT value, MIN((stream << 40) + ordinal) AS first FROM sendable GROUP BY value HAVING COUNT(*) > 1) twins
        JOIN sendable record ON record.value = twins.value {Places}
        ORDER BY twins.first, record.state = 'pending', record.stream, record.ordinal
        """,
        module,
        field);

    public IEnumerable<StagedReference> Disagreeing(Agreement agreement) => OfChildren(database => ChildQuestions.Staged.Disagreeing(database, agreement));

    public IEnumerable<StagedReference> TotalsOfNoUse() => OfChildren(ChildQuestions.Staged.TotalsOfNoUse);

    public IEnumerable<StagedReference> AppliedBeyondTotal() => OfChildren(ChildQuestions.Staged.AppliedBeyondTotal);

    public IEnumerable<DanglingReference> Dangling()
    {
        using var database = file.OpenForReading();
        foreach (var dangling in database.Stream(
            $"""
            SELECT {Identity}, reference.field, reference.stream, reference.key FROM reference
            JOIN record ON record.id = reference.child {Places}
            WHERE NOT EXISTS (
                SELECT 1 FROM stream parents JOIN record parent ON parent.stream = parents.ordinal AND parent.key = reference.key
                WHERE parents.name = reference.stream)
            ORDER BY record.stream, record.ordinal, reference.use, reference.position
            """,
            row => new DanglingReference(Read(row), new Reference(row.GetString(6), row.GetString(7), row.GetString(8)))))
        {
            yield return dangling with { Line = FindLine(database, dangling) };
        }
    }

    private static StagedLine? FindLine(Database database, DanglingReference dangling) => FieldPath.Element(dangling.Reference.Field) is { } element
        ? database.Rows(
            """
            SELECT file.name || '#' || row.number, file.name, row.first_line FROM row CROSS JOIN file ON file.id = row.file
            WHERE row.record = ?1 AND row.file = (SELECT file FROM row WHERE record = ?1 AND role = 'line' LIMIT 1) ORDER BY row.file, row.number LIMIT 1 OFFSET ?2
            """,
            row => new StagedLine(row.GetString(0), row.GetString(1), row.GetInt64(2)),
            dangling.Child.Record,
            element.Index).SingleOrDefault()
        : null;

    private IEnumerable<StagedReference> OfChildren(Func<Database, IEnumerable<StagedReference>> ask)
    {
        using var database = file.OpenForReading();
        foreach (var found in ask(database))
            yield return found;
    }

    private IEnumerable<IReadOnlyList<StagedIdentity>> Groups(string sql, params object?[] arguments)
    {
        using var database = file.OpenForReading();
        var group = new List<StagedIdentity>();
        var current = -1L;
        foreach (var (identity, first) in database.Stream(sql, row => (Read(row), row.GetInt64(6)), arguments))
        {
            if (group.Count > 0 && first != current)
            {
                yield return group;
                group = [];
            }

            current = first;
            group.Add(identity);
        }

        if (group.Count > 0)
            yield return group;
    }

    private static StagedIdentity Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)) { ZohoId = row.IsDBNull(5) ? null : row.GetString(5) };
}
