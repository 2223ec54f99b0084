using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// What set rules ask of the staged amounts. SQLite finds and orders, by index; sums are made here, one record at a time, for it has no
/// decimals. Stands on the columns beside the payloads, so a dry run that keeps none can be asked as well.
/// </summary>
internal sealed class AmountQuestions(CheckpointFile file)
{
    // CROSS JOIN keeps SQLite from walking all records to find the few references that an index holds.
    private const string Applications = """
        FROM reference CROSS JOIN record child ON child.id = reference.child AND child.state <> 'rejected'
        JOIN stream parents ON parents.name = reference.stream
        JOIN record parent ON parent.stream = parents.ordinal AND parent.key = reference.key AND parent.state <> 'rejected'
        """;

    // The index reference_applied gives this order: a walk, no sort.
    private const string Sums = $"""
        SELECT reference.stream, reference.key, IIF(reference.applied = 'total', parent.total, reference.applied), parent.total {Applications}
        WHERE reference.applied IS NOT NULL AND parent.total IS NOT NULL
        ORDER BY reference.stream, reference.key
        """;

    private const string Places = """
        JOIN stream child_stream ON child_stream.ordinal = child.stream
        JOIN row child_row ON child_row.record = child.id AND child_row.role = 'header' JOIN file child_file ON child_file.id = child_row.file
        JOIN row parent_row ON parent_row.record = parent.id AND parent_row.role = 'header' JOIN file parent_file ON parent_file.id = parent_row.file
        """;

    private const string Told = """
        SELECT child.id, child_stream.name, child.key, child_file.name, child_row.first_line,
            parent.id, parents.name, parent.key, parent_file.name, parent_row.first_line, reference.field
        """;

    private const string Amounts = $"""
        {Told}, IIF(reference.applied = 'total', parent.total, reference.applied), parent.total {Applications} {Places}
        WHERE reference.applied IS NOT NULL AND parent.total IS NOT NULL AND reference.stream = ?1 AND reference.key = ?2
        ORDER BY child.stream, child.ordinal, reference.position
        """;

    private const string UselessTotals = $"""
        {Told} {Applications} {Places}
        WHERE reference.use = 'total' AND (parent.total IS NULL OR CAST(parent.total AS REAL) <= 0)
        ORDER BY child.stream, child.ordinal, reference.position
        """;

    /// <summary>What does not fit into the total of the record it is applied to: the first in order of delivery, and all that follow it.</summary>
    public IEnumerable<StagedAmount> AppliedBeyondTotal()
    {
        using var sums = file.OpenForReading();
        using var amounts = file.OpenForReading();
        foreach (var (stream, key) in Overdrawn(sums))
        {
            var left = (Remainder?)null;
            foreach (var (told, amount, total) in amounts.Stream(Amounts, row => (Read(row), Number(row, 11), Number(row, 12)), stream, key))
            {
                left ??= new Remainder(total);
                if (!left.Take(amount))
                    yield return told;
            }
        }
    }

    /// <summary>References that take a total which is not known, or is no amount: 0 or less.</summary>
    public IEnumerable<StagedAmount> TotalsOfNoUse()
    {
        using var database = file.OpenForReading();
        foreach (var told in database.Stream(UselessTotals, Read))
            yield return told;
    }

    /// <summary>A child, its parent, and the field of the reference between them, in the first eleven columns.</summary>
    public static StagedAmount Read(SqliteDataReader row) => new(Identity(row, 0), row.GetString(10), Identity(row, 5));

    private static IEnumerable<(string Stream, string Key)> Overdrawn(Database database)
    {
        var current = default((string, string));
        var left = new Remainder(0);
        foreach (var (parent, amount, total) in database.Stream(
            Sums, row => ((row.GetString(0), row.GetString(1)), Number(row, 2), Number(row, 3))))
        {
            if (parent != current)
                (current, left) = (parent, new Remainder(total));
            if (!left.IsOverdrawn && !left.Take(amount))
                yield return parent;
        }
    }

    private static decimal Number(SqliteDataReader row, int column) => StoredText.ParseAmount(row.GetString(column));

    private static StagedIdentity Identity(SqliteDataReader row, int column) => new(
        row.GetInt64(column), row.GetString(column + 1), row.GetString(column + 2), row.GetString(column + 3), row.GetInt64(column + 4));
}
