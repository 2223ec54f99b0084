namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>What the user says of a checkpoint that does not know all that was delivered to its organisation.</summary>
public enum LedgerChoice
{
    /// <summary>Nothing: such a checkpoint is refused.</summary>
    Known,

    /// <summary>What it does not know does not matter: it is of other records, or gone from Zoho (<c>--new-ledger</c>).</summary>
    New,

    /// <summary>It replaces a lost checkpoint: what that one may have sent is looked for at Zoho before anything is sent (<c>--recover</c>).</summary>
    Recover,
}
