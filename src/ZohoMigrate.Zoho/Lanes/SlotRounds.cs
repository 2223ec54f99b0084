using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// A limiter's rounds through the lane file, each one transaction: what has ended is written, then slots are taken for those who ask, in
/// order. Its caller lets in one thread at a time.
/// </summary>
internal sealed class SlotRounds(LaneFile file, LaneLimits limits)
{
    private readonly Queue<(long Slot, long Ended)> _ends = new();
    private LaneLimits _limits = limits;
    private int _lowest = limits.Requests;

    /// <summary>The lowest limit that a slot was taken under.</summary>
    public int Lowest => Volatile.Read(ref _lowest);

    /// <summary>Whether there are ends to be written.</summary>
    public bool HasEnds => _ends.Count > 0;

    /// <summary>From the next round on no more than so many are in process at once; a limit never grows by it.</summary>
    public void LimitConcurrency(int most) => _limits = _limits with { Concurrency = Math.Min(most, _limits.Concurrency) };

    /// <summary>Notes an end for the next round; should it get lost with the process, its slot is found in flight of a dead owner and rests longer.</summary>
    public void End(long slot, long ended) => _ends.Enqueue((slot, ended));

    /// <summary>Makes a round, or none while another process is at the file: the ends are kept then.</summary>
    /// <param name="asked">Permits asked for; nobody is served before the one in front.</param>
    /// <param name="round">What it gave.</param>
    public bool TryGo(IEnumerable<int> asked, out SlotRound? round)
    {
        if (!file.TryRun(connection => Go(connection, asked), out round))
            return false;
        _ends.Clear();
        return true;
    }

    private SlotRound Go(SqliteConnection connection, IEnumerable<int> asked)
    {
        foreach (var (slot, ended) in _ends)
            Slots.End(connection, slot, ended);
        var slots = new List<long>();
        foreach (var permits in asked)
        {
            var grant = Slots.Take(connection, permits, _limits, file.Owner, file.Time.MonotonicTicks());
            if (grant.Slot is not { } slot)
                return new SlotRound(slots, grant.FreeAt);
            _lowest = Math.Min(_lowest, grant.Limit);
            slots.Add(slot);
        }

        return new SlotRound(slots, FreeAt: null);
    }
}
