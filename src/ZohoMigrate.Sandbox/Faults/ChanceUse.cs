namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What a number is drawn for: each use has numbers of its own.</summary>
internal enum ChanceUse
{
    Fault,
    Lag,
    Latency,
    Token,
    List,
    Job,
    Result,
}
