using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>
/// What set rules ask of records beside those they refer to. SQLite finds and orders, by index; sums are made here, one record at a time,
/// for it has no decimals. Stands on the columns beside the payloads, so a dry run that keeps none can be asked as well.
/// </summary>
internal sealed class ChildQuestions
{
    // CROSS JOIN, here and below, keeps SQLite from walking all records to find the few that an index holds.
    private const string Parents = """
        CROSS JOIN record child ON child.id = reference.child
        CROSS JOIN stream parents ON parents.name = reference.stream
        CROSS JOIN record parent ON parent.stream = parents.ordinal AND parent.key = reference.key AND parent.state NOT IN ('rejected', 'skipped')
        """;

    private const string Places = """
        CROSS JOIN stream child_stream ON child_stream.ordinal = child.stream
        CROSS JOIN row child_row ON child_row.record = child.id AND child_row.role = 'header' CROSS JOIN file child_file ON child_file.id = child_row.file
        CROSS JOIN row parent_row ON parent_row.record = parent.id AND parent_row.role = 'header' CROSS JOIN file parent_file ON parent_file.id = parent_row.file
        """;

    private const string Told = """
        SELECT child.id, child_stream.name, child.key, child_file.name, child_row.first_line,
            parent.id, parents.name, parent.key, parent_file.name, parent_row.first_line, reference.field
        """;

    private const string Amount = "IIF(reference.applied = 'total', parent.total, reference.applied), parent.total";

    private const string IsApplied = "reference.applied IS NOT NULL AND parent.total IS NOT NULL AND child.state NOT IN ('rejected', 'skipped')";

    private readonly string _disagreeing;
    private readonly string _ofAnother;
    private readonly string _uselessTotals;
    private readonly string _sums;
    private readonly string _amounts;

    /// <param name="among">The references in question, as a FROM clause has them.</param>
    /// <param name="drawnOn">Which references lead to the parents of those, as a condition.</param>
    /// <param name="isAsked">Whose references they are, as a condition.</param>
    private ChildQuestions(string among, string drawnOn, string isAsked)
    {
        _disagreeing = $"""
            {Told} FROM {among} {Parents}
            CROSS JOIN compared own ON own.record = child.id AND own.field = ?3 CROSS JOIN compared theirs ON theirs.record = parent.id AND theirs.field = ?3
            {Places} WHERE reference.field = ?2 AND child.module = ?1 AND child.state = 'pending' AND own.value <> theirs.value
            ORDER BY child.stream, child.ordinal
            """;
        _ofAnother = $"""
            {Told} FROM {among} {Parents}
            CROSS JOIN reference own ON own.child = child.id AND own.field = ?3 CROSS JOIN reference theirs ON theirs.child = parent.id AND theirs.field = ?3
            {Places} WHERE reference.applied IS NOT NULL AND reference.field GLOB ?2 AND child.module = ?1 AND child.state = 'pending'
                AND (own.stream, own.key) <> (theirs.stream, theirs.key)
            ORDER BY child.stream, child.ordinal, reference.position
            """;
        _uselessTotals = $"""
            {Told} FROM {among} {Parents} {Places}
            WHERE reference.use = 'total' AND child.state = 'pending' AND (parent.total IS NULL OR CAST(parent.total AS REAL) <= 0)
            ORDER BY child.stream, child.ordinal, reference.position
            """;
        // The index reference_applied gives this order: a walk, no sort.
        _sums = $"""
            SELECT reference.stream, reference.key, {Amount} FROM reference {Parents}
            WHERE {IsApplied} AND {drawnOn} ORDER BY reference.stream, reference.key
            """;
        _amounts = $"""
            {Told}, {Amount}, {isAsked} AS is_asked FROM reference {Parents} {Places}
            WHERE {IsApplied} AND reference.stream = ?1 AND reference.key = ?2
            ORDER BY is_asked, child.stream, child.ordinal, reference.position
            """;
    }

    /// <summary>Asked of everything that is staged and pending.</summary>
    public static ChildQuestions Staged { get; } = new("reference", drawnOn: "TRUE", isAsked: "child.state = 'pending'");

    /// <summary>Asked of what is in the temporary table <c>freed</c> and pending.</summary>
    public static ChildQuestions Freed { get; } = new(
        "freed CROSS JOIN reference ON reference.child = freed.id",
        drawnOn: """
            (reference.stream, reference.key) IN (
                SELECT wanted.stream, wanted.key FROM freed CROSS JOIN reference wanted ON wanted.child = freed.id AND wanted.applied IS NOT NULL)
            """,
        isAsked: "child.state = 'pending' AND child.id IN (SELECT id FROM freed)");

    /// <summary>Those that have another value, or another reference, than their parent in the field they must share.</summary>
    public IEnumerable<StagedReference> Disagreeing(Database database, Agreement agreement) => agreement.IsReference
        ? database.Stream(_ofAnother, Read, agreement.Module, agreement.Reference.Replace("[]", "[[]*]", StringComparison.Ordinal), agreement.Field)
        : database.Stream(_disagreeing, Read, agreement.Module, agreement.Reference, agreement.Field);

    /// <summary>Those that take a total which is not known, or is no amount: 0 or less.</summary>
    public IEnumerable<StagedReference> TotalsOfNoUse(Database database) => database.Stream(_uselessTotals, Read);

    /// <summary>
    /// What does not fit into the total of the record it is applied to: the first in order of delivery, and all that follow it. What is not
    /// asked about goes first, since it may be at Zoho.
    /// </summary>
    public IEnumerable<StagedReference> AppliedBeyondTotal(Database database)
    {
        foreach (var (stream, key) in Overdrawn(database))
        {
            var left = (Remainder?)null;
            foreach (var (told, amount, total, isAsked) in database.Stream(
                _amounts, row => (Read(row), Number(row, 11), Number(row, 12), row.GetBoolean(13)), stream, key))
            {
                left ??= new Remainder(total);
                if (!left.Take(amount) && isAsked)
                    yield return told;
            }
        }
    }

    private IEnumerable<(string Stream, string Key)> Overdrawn(Database database)
    {
        var current = default((string, string));
        var left = new Remainder(0);
        foreach (var (parent, amount, total) in database.Stream(
            _sums, row => ((row.GetString(0), row.GetString(1)), Number(row, 2), Number(row, 3))))
        {
            if (parent != current)
                (current, left) = (parent, new Remainder(total));
            if (!left.IsOverdrawn && !left.Take(amount))
                yield return parent;
        }
    }

    private static decimal Number(SqliteDataReader row, int column) => StoredText.ParseAmount(row.GetString(column));

    private static StagedReference Read(SqliteDataReader row) => new(Identity(row, 0), row.GetString(10), Identity(row, 5));

    private static StagedIdentity Identity(SqliteDataReader row, int column) => new(
        row.GetInt64(column), row.GetString(column + 1), row.GetString(column + 2), row.GetString(column + 3), row.GetInt64(column + 4));
}
