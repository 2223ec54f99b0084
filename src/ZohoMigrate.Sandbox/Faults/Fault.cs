namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What befalls one arrival.</summary>
internal enum Fault
{
    None,

    /// <summary>Connection aborted, nothing done.</summary>
    Drop,

    /// <summary>Done, then the connection is aborted.</summary>
    CommitDrop,

    /// <summary>HTTP 500, nothing done.</summary>
    Error500,

    /// <summary>Done, then HTTP 500.</summary>
    CommitError500,
}
