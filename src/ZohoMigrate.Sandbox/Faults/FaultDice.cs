namespace ZohoMigrate.Sandbox.Faults;

/// <summary>Decides what befalls each arrival: what is wanted for its number, else what chance says.</summary>
internal sealed class FaultDice(SandboxFaults faults, TimeSpan meanLatency)
{
    /// <summary>What befalls the product's n-th request.</summary>
    public Strike ForCall(long number) => Roll(FaultTarget.Call, number, ChanceUse.Fault);

    /// <summary>What befalls the n-th call of the token endpoint.</summary>
    public Strike ForToken(long number) => Roll(FaultTarget.Token, number, ChanceUse.Token);

    /// <summary>Whether the list that is the product's n-th request is read without filter and order.</summary>
    public bool IgnoresFilter(long number) => Roll(FaultTarget.List, number, ChanceUse.List).Fault != Fault.None;

    /// <summary>Whether the bulk job that the product's n-th request makes ends halfway.</summary>
    public bool JobDies(long number) => Roll(FaultTarget.Job, number, ChanceUse.Job).Fault != Fault.None;

    /// <summary>Whether the result that is the product's n-th request is not there.</summary>
    public bool ResultIsGone(long number) => Roll(FaultTarget.Result, number, ChanceUse.Result).Fault != Fault.None;

    /// <summary>The field that no list row shows; empty = none.</summary>
    public string HideField => faults.HideField;

    /// <summary>How long a record made by the product's n-th request stays unseen.</summary>
    public TimeSpan Lag(long number) => Roll(FaultTarget.Record, number, ChanceUse.Lag).Time;

    /// <summary>How long the product's n-th request takes in all.</summary>
    public TimeSpan Latency(long number) =>
        meanLatency * (0.5 + SeededChance.Draw(faults.Seed, number, ChanceUse.Latency));

    private Strike Roll(FaultTarget target, long number, ChanceUse use)
    {
        var rules = faults.Rules.Where(rule => rule.Spec.Strikes == target).ToList();
        if (rules.Find(rule => rule.StrikesFor(number)) is { } wanted)
            return wanted.Strike;
        var draw = SeededChance.Draw(faults.Seed, number, use);
        return rules.Find(rule => (draw -= rule.Share) < 0)?.Strike ?? default;
    }
}
