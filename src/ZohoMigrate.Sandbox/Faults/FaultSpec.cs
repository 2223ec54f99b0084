namespace ZohoMigrate.Sandbox.Faults;

/// <summary>A fault as it is asked for and described.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Name">Its name on the command line and in the ledger.</param>
/// <param name="Strikes">What it befalls.</param>
/// <param name="Does">What it does, in a line of help; T is its time.</param>
internal sealed record FaultSpec(Fault Fault, string Name, FaultTarget Strikes, string Does)
{
    /// <summary>Its time where none is given; null where it takes none.</summary>
    public TimeSpan? Time { get; init; }
}
