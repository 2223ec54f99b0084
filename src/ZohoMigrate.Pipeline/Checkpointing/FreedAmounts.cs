using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// A correction may change a total that blocked records take or draw on, and these come free without the set rules. So they are held
/// against it here; what does not fit is rejected, and what refers to it is blocked.
/// </summary>
internal static class FreedAmounts
{
    private const string Told = """
        SELECT child.id, child_stream.name, child.key, child_file.name, child_row.first_line,
            parent.id, reference.stream, parent.key, parent_file.name, parent_row.first_line, reference.field
        """;

    private const string Pairs = """
        JOIN record child ON child.id = reference.child JOIN record parent ON parent.id = reference.parent
        JOIN stream child_stream ON child_stream.ordinal = child.stream
        JOIN row child_row ON child_row.record = child.id AND child_row.role = 'header' JOIN file child_file ON child_file.id = child_row.file
        JOIN row parent_row ON parent_row.record = parent.id AND parent_row.role = 'header' JOIN file parent_file ON parent_file.id = parent_row.file
        """;

    private const string UselessTotals = $"""
        {Told} FROM freed CROSS JOIN reference ON reference.child = freed.id AND reference.use = 'total' {Pairs}
        WHERE child.state = 'pending' AND (parent.total IS NULL OR CAST(parent.total AS REAL) <= 0)
        """;

    // What was not blocked goes first: it may be at Zoho.
    private const string Applied = $"""
        {Told}, IIF(reference.applied = 'total', parent.total, reference.applied), parent.total,
            child.state = 'pending' AND child.id IN (SELECT id FROM freed) AS is_freed
        FROM reference {Pairs}
        WHERE reference.parent IN (
            SELECT wanted.parent FROM freed CROSS JOIN reference wanted ON wanted.child = freed.id AND wanted.applied IS NOT NULL)
        AND reference.applied IS NOT NULL AND parent.total IS NOT NULL AND child.state NOT IN ('rejected', 'skipped')
        ORDER BY reference.parent, is_freed, child.stream, child.ordinal, reference.position
        """;

    public static void Check(Database database)
    {
        Reject(database, database.Rows(UselessTotals, AmountQuestions.Read).Select(AmountProblems.NoTotal));
        Reject(database, Beyond(database).Select(AmountProblems.OverPaid));
    }

    private static List<StagedAmount> Beyond(Database database)
    {
        var beyond = new List<StagedAmount>();
        var left = new Remainder(0);
        var current = 0L;
        foreach (var (told, amount, total, isFreed) in database.Stream(
            Applied,
            row => (AmountQuestions.Read(row), StoredText.ParseAmount(row.GetString(11)), StoredText.ParseAmount(row.GetString(12)), row.GetBoolean(13))))
        {
            if (told.Parent.Record != current)
                (current, left) = (told.Parent.Record, new Remainder(total));
            if (!left.Take(amount) && isFreed)
                beyond.Add(told);
        }

        return beyond;
    }

    private static void Reject(Database database, IEnumerable<StagedProblem> problems)
    {
        foreach (var (record, problem) in problems)
        {
            StagedWriting.Reject(database, record, problem);
            database.Run("INSERT OR IGNORE INTO doomed (id) VALUES (?1)", record);
        }

        BlockedChildren.Block(database, ProblemStage.Validation, "parent-rejected");
    }
}
