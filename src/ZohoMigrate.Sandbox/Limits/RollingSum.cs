namespace ZohoMigrate.Sandbox.Limits;

/// <summary>What the amounts added within the last <c>length</c> come to. One exactly that old has left.</summary>
internal sealed class RollingSum(TimeSpan length)
{
    private readonly Queue<(long Moment, int Amount)> _amounts = new();
    private long _sum;

    /// <summary>Adds an amount at a moment, not earlier than the last one.</summary>
    public void Add(long moment, int amount)
    {
        _amounts.Enqueue((moment, amount));
        _sum += amount;
    }

    /// <summary>What they come to at a moment.</summary>
    public long At(long moment)
    {
        while (_amounts.TryPeek(out var oldest) && oldest.Moment <= moment - length.Ticks)
            _sum -= _amounts.Dequeue().Amount;
        return _sum;
    }
}
