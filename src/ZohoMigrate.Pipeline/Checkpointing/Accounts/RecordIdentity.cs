using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>A record of the source and the one at Zoho that is it: a line of the id map.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Key">The key.</param>
/// <param name="ZohoId">Zoho's id; null where it has none.</param>
/// <param name="State">What became of it.</param>
/// <param name="Module">The module.</param>
/// <param name="Origin">How it came to its id (created, recovered, updated or matched); null where it has none.</param>
public sealed record RecordIdentity(string Stream, string Key, string? ZohoId, RecordState State, string Module, RecordState? Origin);
