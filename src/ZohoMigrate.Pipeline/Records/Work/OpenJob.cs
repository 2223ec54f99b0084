namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A job that Zoho was asked for and that is not settled: it makes records while nobody waits for an answer.</summary>
/// <param name="Request">The call that asked for it.</param>
/// <param name="ZohoId">What Zoho calls it.</param>
/// <param name="Stream">The stream of all its records.</param>
/// <param name="Module">Their module.</param>
/// <param name="Records">How many of them are not settled.</param>
/// <param name="Since">When it was asked for, by the run's clock.</param>
public sealed record OpenJob(long Request, string ZohoId, string Stream, string Module, long Records, DateTimeOffset Since);
