namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>The calls a run has made, from its attempts.</summary>
/// <param name="Total">All attempts of all requests, token calls aside.</param>
/// <param name="Writes">Attempts of requests that carry records.</param>
/// <param name="Reads">Attempts of reads that look for nothing.</param>
/// <param name="Probes">Attempts of probes.</param>
/// <param name="Retries">Attempts beyond the first of their request.</param>
/// <param name="Throttled">Attempts that Zoho refused for a limit.</param>
/// <param name="Tokens">Calls of the token endpoint.</param>
public sealed record CallAccount(long Total, long Writes, long Reads, long Probes, long Retries, long Throttled, long Tokens);
