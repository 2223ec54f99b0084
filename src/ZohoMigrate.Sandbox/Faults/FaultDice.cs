namespace ZohoMigrate.Sandbox.Faults;

/// <summary>Decides what befalls each arrival.</summary>
internal sealed class FaultDice(SandboxFaults faults, TimeSpan meanLatency)
{
    public Fault Fault(long arrival)
    {
        var draw = SeededChance.Draw(faults.Seed, arrival, ChanceUse.Fault);
        if ((draw -= faults.Drop) < 0)
            return Faults.Fault.Drop;
        if ((draw -= faults.CommitDrop) < 0)
            return Faults.Fault.CommitDrop;
        if ((draw -= faults.Error500) < 0)
            return Faults.Fault.Error500;
        return draw < faults.CommitError500 ? Faults.Fault.CommitError500 : Faults.Fault.None;
    }

    /// <summary>How long a record made by this arrival stays unseen.</summary>
    public TimeSpan Lag(long arrival) =>
        SeededChance.Draw(faults.Seed, arrival, ChanceUse.Lag) < faults.LagShare ? faults.Lag : TimeSpan.Zero;

    /// <summary>How long the request takes in all.</summary>
    public TimeSpan Latency(long arrival) =>
        meanLatency * (0.5 + SeededChance.Draw(faults.Seed, arrival, ChanceUse.Latency));
}
