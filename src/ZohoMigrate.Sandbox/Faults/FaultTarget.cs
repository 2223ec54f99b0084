namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What a fault befalls. One arrival meets at most one fault of each of these.</summary>
internal enum FaultTarget
{
    /// <summary>Requests to the product that the limits let through.</summary>
    Call,

    /// <summary>Lists.</summary>
    List,

    /// <summary>Calls of the token endpoint.</summary>
    Token,

    /// <summary>Records made.</summary>
    Record,

    /// <summary>Bulk jobs.</summary>
    Job,

    /// <summary>Downloads of what bulk jobs came to.</summary>
    Result,
}
