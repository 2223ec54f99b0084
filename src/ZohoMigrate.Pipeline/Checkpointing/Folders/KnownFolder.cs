using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>A run folder that has delivered to an organisation, as the registry knows it.</summary>
/// <param name="Checkpoint">The id of its checkpoint.</param>
/// <param name="Generation">How often it has begun to deliver.</param>
/// <param name="LastCreate">The last attempt of a create that left.</param>
/// <param name="Path">Where it was then.</param>
/// <param name="First">When it began for the first time; null where nobody knows.</param>
internal sealed record KnownFolder(Guid Checkpoint, long Generation, long LastCreate, string Path, DateTimeOffset? First)
{
    /// <summary>The products it delivers to, as <see cref="RunManifest.Product"/> has them.</summary>
    public required string Product { get; init; }

    /// <summary>Whether it has ever asked for a job.</summary>
    public bool HasJobs { get; init; }

    /// <summary>Whether there is a checkpoint where it was.</summary>
    public bool IsThere => File.Exists(new RunPaths(Path).Checkpoint);

    /// <summary>Whether it is gone, or another checkpoint is in its place now.</summary>
    public bool IsLostTo(LedgerClaim claim) => Path == claim.Folder || !IsThere;
}
