using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>What became of each row of a file, as one stream reads it. The four add up to <paramref name="Rows"/> (law 1).</summary>
public sealed record FileAccount(SourceFile File, long Rows, long InRecords, long Excluded, long Orphan, long Unreadable)
{
    /// <summary>Rows that are excluded for a reason that is told of each: the others are left out by <c>where</c>.</summary>
    public long Told { get; init; }

    /// <summary>With the rows that passed a dry run.</summary>
    internal FileAccount With(PassedCount.OfFile? passed) =>
        passed is null ? this : this with { InRecords = InRecords + passed.InRecords, Excluded = Excluded + passed.Excluded };
}
