using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What became of each row of a file, as one stream reads it. The four add up to <paramref name="Rows"/> (law 1).</summary>
public sealed record FileAccount(SourceFile File, long Rows, long InRecords, long Excluded, long Orphan, long Unreadable);
