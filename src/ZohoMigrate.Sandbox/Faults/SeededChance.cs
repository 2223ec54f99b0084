namespace ZohoMigrate.Sandbox.Faults;

/// <summary>
/// Chance as a function of seed and arrival, so that neither threads nor a restart change it. A Random would begin its sequence anew
/// at each restart; SplitMix64 (Steele, Lea, Flood 2014) mixes neighbouring arrivals well.
/// </summary>
internal static class SeededChance
{
    /// <summary>A number in [0, 1), always the same for the same seed, arrival and use.</summary>
    public static double Draw(int seed, long arrival, ChanceUse use)
    {
        var mixed = Mix(Mix(Mix((uint)seed) + (ulong)arrival) + (ulong)use);
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
