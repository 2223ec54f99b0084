namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>What another run folder of this machine says of one of Zoho's records.</summary>
/// <param name="Hold">How far the record is its own.</param>
/// <param name="Owner">The other folder's record, or the folder, as messages name it.</param>
public sealed record ForeignClaim(ForeignHold Hold, string Owner);

/// <summary>How far one of Zoho's records is another run folder's; the later words say more.</summary>
public enum ForeignHold
{
    /// <summary>The folder cannot be read, so nobody knows what it owns.</summary>
    CannotTell,

    /// <summary>A record of the same natural key is under way there, and a living process will know more in a moment.</summary>
    Sends,

    /// <summary>It has sent a record of the same natural key and does not know what became of it.</summary>
    MayHaveMade,

    /// <summary>It has the id.</summary>
    Owns,
}
