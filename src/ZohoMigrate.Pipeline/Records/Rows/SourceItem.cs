using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>What leaves Sources: a record's rows, or a row that belongs to no record.</summary>
public abstract record SourceItem;

/// <summary>The rows one record is made from.</summary>
/// <param name="Ordinal">Position among the stream's records, from 0.</param>
/// <param name="Header">The row the record is made from.</param>
/// <param name="Lines">Its lines, in file order; empty where the stream has none. Where rows are grouped, the header row is the first of them.</param>
internal sealed record SourceRecord(long Ordinal, SourceRow Header, IReadOnlyList<SourceRow> Lines) : SourceItem
{
    /// <summary>What is said of it where a row of it may be missing; null where none is.</summary>
    public Problem? Missing { get; init; }
}

/// <summary>A row that is in no record, and why.</summary>
/// <param name="Row">The row.</param>
/// <param name="Role"><see cref="RowRole.Excluded"/>, <see cref="RowRole.Orphan"/> or <see cref="RowRole.Unreadable"/>.</param>
/// <param name="Problem">What is wrong with it; null for an excluded row, with which nothing is.</param>
public sealed record StrayRow(SourceRow Row, RowRole Role, Problem? Problem) : SourceItem;
