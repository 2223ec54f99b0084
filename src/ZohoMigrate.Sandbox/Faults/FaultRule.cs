namespace ZohoMigrate.Sandbox.Faults;

/// <summary>A fault that is wanted: by chance, or for certain arrivals.</summary>
/// <param name="Spec">Which.</param>
/// <param name="Time">Its T.</param>
internal sealed record FaultRule(FaultSpec Spec, TimeSpan Time)
{
    /// <summary>By chance: the share of what it can strike.</summary>
    public double Share { get; init; }

    /// <summary>For certain: the numbers it strikes, from 1; null for a rule of chance. See <see cref="Ledger.Arrival.Number"/>.</summary>
    public (long First, long Last)? Numbers { get; init; }

    public Strike Strike => new(Spec.Fault, Time);

    public bool StrikesFor(long number) => Numbers is { } numbers && number >= numbers.First && number <= numbers.Last;
}
