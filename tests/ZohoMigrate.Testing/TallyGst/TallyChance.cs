namespace ZohoMigrate.Testing.TallyGst;

/// <summary>Chance that is the same for ever, on every machine and version.</summary>
internal sealed class TallyChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 up to what is less than the bound.</summary>
    public int Below(int bound)
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)((_state >> 33) % (ulong)bound);
    }

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
