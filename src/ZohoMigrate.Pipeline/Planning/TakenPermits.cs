namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Permits that count for a while, foretold: those taken first come back first.</summary>
internal sealed class TakenPermits
{
    private readonly Queue<(DateTimeOffset Until, long Permits)> _taken;

    public TakenPermits(IReadOnlyList<(DateTimeOffset Until, long Permits)> taken)
    {
        _taken = new Queue<(DateTimeOffset, long)>(taken);
        Count = taken.Sum(permits => permits.Permits);
    }

    /// <summary>Those that count.</summary>
    public long Count { get; private set; }

    /// <summary>When the next of them come back; null where none is taken.</summary>
    public DateTimeOffset? Next => _taken.TryPeek(out var first) ? first.Until : null;

    public void Take(long permits, DateTimeOffset until)
    {
        _taken.Enqueue((until, permits));
        Count += permits;
    }

    public void ComeBack(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var first) && first.Until <= now)
            Count -= _taken.Dequeue().Permits;
    }
}
