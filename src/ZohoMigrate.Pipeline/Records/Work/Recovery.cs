namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>That a checkpoint stands in for one that knew more and is lost: what the lost one made is found at Zoho or nowhere.</summary>
/// <param name="Since">By the run's clock: the lost one sends nothing after it.</param>
/// <param name="First">When the lost one began to deliver; null where nobody knows.</param>
/// <param name="MayHaveJobs">Whether it may have asked for jobs that still wait for their turn.</param>
public sealed record Recovery(DateTimeOffset Since, DateTimeOffset? First, bool MayHaveJobs);
