namespace ZohoMigrate.Catalog;

/// <summary>Which list call finds a record.</summary>
public enum ProbeKind
{
    /// <summary>Every page of the list: for modules of a few dozen records.</summary>
    All,

    /// <summary>The newest records first, until older than the oldest attempt in question: one call settles many.</summary>
    Newest,

    /// <summary>All rows since a moment, by a parameter that takes it in milliseconds; in whichever order they come.</summary>
    Since,

    /// <summary>One call per record, filtered by a natural-key field.</summary>
    Filter,

    /// <summary>None does: what became of a record whose answer was lost only a person can say.</summary>
    None,
}
