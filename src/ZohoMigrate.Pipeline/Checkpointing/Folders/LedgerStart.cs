namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>What a checkpoint writes down before it delivers.</summary>
/// <param name="Generation">How often it has begun to.</param>
public sealed record LedgerStart(long Generation)
{
    /// <summary>Whether it stands in for checkpoints that are lost.</summary>
    public bool IsRecovery { get; init; }

    /// <summary>When the lost ones began to deliver; null where nobody knows.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Whether the lost ones may have asked for jobs: they have, or nobody knows them.</summary>
    public bool MayHaveJobs { get; init; }
}
