namespace ZohoMigrate.Catalog;

/// <summary>What to do with a record the organisation had before the run (design: existing records).</summary>
public enum ExistingPolicy
{
    /// <summary>A document that is already there is refused: it may be another one of the same number.</summary>
    Refuse,

    /// <summary>Taken for ours when the identity fields agree, else refused; where nobody knows who made it, a person decides.</summary>
    AdoptIfAgree,

    /// <summary>The same, whoever made it: what every organisation has (accounts, taxes, currencies).</summary>
    Adopt,
}
