namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What can be made to go wrong; what each does stands in <see cref="FaultTable"/>.</summary>
internal enum Fault
{
    None,
    Drop,
    CommitDrop,
    Hang,
    CommitHang,
    Truncated,
    LateCommit,
    LateArrival,
    Error500,
    CommitError500,
    BadGateway502,
    Unavailable503,
    Throttled429,
    Locked43,
    Exhausted45,
    Concurrency1070,
    TokenRevoked,
    RefreshRevoked,
    IgnoredFilter,
    Lag,
    JobDies,
    ResultGone,
    AccessDenied,
    AccessDenied200,
}
