namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>A checkpoint that is about to deliver.</summary>
/// <param name="Checkpoint">Its id.</param>
/// <param name="Generation">How often it has begun to deliver, by its own account; 0 for a new one.</param>
/// <param name="LastCreate">The last attempt of a create it knows of; 0 for none.</param>
/// <param name="Folder">Full path of its run folder.</param>
/// <param name="Choice">What the user says of what it does not know.</param>
public sealed record LedgerClaim(Guid Checkpoint, long Generation, long LastCreate, string Folder, LedgerChoice Choice);
