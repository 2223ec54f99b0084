namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>
/// How rows of one file make a record (<c>group_by</c>): those with the same values in these columns. The first is its header row, and all
/// of them, the first too, are its lines.
/// </summary>
/// <param name="Columns">The columns; none = all rows of the file are one record.</param>
/// <param name="Shared">The columns that are read of the header row: they should be alike in all rows of a group.</param>
public sealed record RowGrouping(IReadOnlyList<string> Columns, IReadOnlyList<string> Shared)
{
    /// <summary>Those of the shared columns that name another record or a day: rows that differ there may well be of two records. None where all rows of the file are one.</summary>
    public IReadOnlySet<string> Telling { get; init; } = new HashSet<string>();

    /// <summary>Those of the shared columns that amounts of the record, and of no line, are read of: one that only another row has would be lost.</summary>
    public IReadOnlySet<string> Amounts { get; init; } = new HashSet<string>();

    /// <summary>Those of the shared columns that say how amounts are meant, such as their currency: of two that differ, one would make other amounts of the same figures.</summary>
    public IReadOnlySet<string> Deciding { get; init; } = new HashSet<string>();

    /// <summary>The columns that identify the record.</summary>
    public IReadOnlyList<string> RecordKey { get; init; } = [];

    /// <summary>The key of the one record that is made from a whole file.</summary>
    public const string WholeFile = "all";

    /// <summary>What the rows of a group have in common; empty for a row that has a value in none of the columns.</summary>
    internal string KeyOf(SourceRow row, CellReader cells) => Columns.Count == 0 ? WholeFile : cells.Key(row, Columns);
}
