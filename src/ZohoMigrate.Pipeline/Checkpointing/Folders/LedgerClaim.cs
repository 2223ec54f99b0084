namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>A checkpoint that is about to deliver.</summary>
/// <param name="Checkpoint">Its id.</param>
/// <param name="Generation">How often it has begun to deliver, by its own account; 0 for a new one.</param>
/// <param name="Folder">Full path of its run folder.</param>
/// <param name="NewLedger">Whether the user said that what others delivered does not matter (<c>--new-ledger</c>).</param>
public sealed record LedgerClaim(Guid Checkpoint, long Generation, string Folder, bool NewLedger);
