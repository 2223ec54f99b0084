using System.Threading.RateLimiting;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// At most N permits in any rolling window as the server sees it, over all processes that share the lane file: a permit can be had
/// again window + 1 ms after its lease was disposed, that is after the response was seen. Waiters are served in order of arrival;
/// acquiring waits, it does not fail. While others use the organisation N is less, and changes. Every wake-up asks the file anew:
/// timers may fire early, neighbours may have been faster.
/// </summary>
internal sealed class RollingWindowLimiter : RateLimiter
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(2);

    /// <summary>How often to ask when all depends on attempts in flight elsewhere, which nobody announces here.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    /// <summary>How long a file that could not be used is left alone.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<SlotWaiter> _waiting = new();
    private readonly LaneFile _file;
    private readonly LaneLimits _limits;
    private readonly SlotRounds _rounds;
    private readonly ITimer _timer;
    private bool _disposed;

    public RollingWindowLimiter(LaneFile file, LaneLimits limits)
    {
        _file = file;
        _limits = limits;
        _rounds = new SlotRounds(file, limits);
        _timer = file.Time.CreateTimer(_ => Serve(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override TimeSpan? IdleDuration => null;

    /// <summary>The lowest limit that a permit was given under.</summary>
    internal int Lowest => _rounds.Lowest;

    internal long Now => _file.Time.MonotonicTicks();

    internal long LatestArrival => Now + _limits.LateArrival.Ticks;

    public override RateLimiterStatistics? GetStatistics()
    {
        lock (_gate)
        {
            return _file.TryRun(connection => LearntLimit.Of(connection, _limits, Now).Requests - Slots.Count(connection, _limits, Now).Used, out var left)
                ? new RateLimiterStatistics { CurrentAvailablePermits = Math.Max(0, left), CurrentQueuedCount = _waiting.Count }
                : null;
        }
    }

    /// <summary>From now on no more than so many are in process at once; those that are stay.</summary>
    internal void LimitConcurrency(int most)
    {
        lock (_gate)
            _rounds.LimitConcurrency(most);
    }

    /// <summary>A lease has ended: whoever waits may be served. Should the file not take it, that is theirs to learn; what Zoho answered is not lost over it.</summary>
    internal void End(long slot, long ended)
    {
        lock (_gate)
            _rounds.End(slot, ended);
        Serve();
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Check(permitCount);
        lock (_gate)
        {
            return _waiting.Count == 0 && _rounds.TryGo([permitCount], out var round) && round!.Slots is [var slot]
                ? new SlotLease(this, slot)
                : SlotLease.None;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Check(permitCount);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);

        var waiter = new SlotWaiter(permitCount);
        lock (_gate)
            _waiting.AddLast(waiter);
        Serve();
        lock (_gate)
        {
            if (!waiter.Task.IsCompleted)
                waiter.CancelBy(Cancel, cancellationToken);
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        lock (_gate)
        {
            if (!disposing || _disposed)
                return;
            _disposed = true;
            _timer.Dispose();
            WriteLastEnds();
            foreach (var waiter in _waiting)
                waiter.Fail(new ObjectDisposedException(nameof(RollingWindowLimiter)));
            _waiting.Clear();
        }
    }

    // One try: what a busy neighbour or a full disk keeps us from writing rests a little longer, that is all.
    private void WriteLastEnds()
    {
        try
        {
            _rounds.TryGo([], out _);
        }
        catch (StorageException)
        {
            // Whoever ran into it before us has said so; whoever opens the file next finds this owner gone.
        }
    }

    // The base class would call Dispose(false) only.
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(disposing: true);
        return base.DisposeAsyncCore();
    }

    private void Check(int permitCount)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(permitCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, _limits.Requests);
    }

    private void Cancel(SlotWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.Remove(waiter))
                waiter.Cancel(cancellationToken);
        }

        // Whoever is first now may need fewer permits.
        Serve();
    }

    /// <summary>
    /// Writes what has ended, serves whom it can in order, and arms the timer for the first it cannot. Where the file cannot be used, all who
    /// wait learn it, whoever's thread this is.
    /// </summary>
    private void Serve()
    {
        lock (_gate)
        {
            try
            {
                Go();
            }
            catch (Exception e) when (e is SqliteException or StorageException)
            {
                foreach (var waiter in _waiting)
                    waiter.Fail(e);
                _waiting.Clear();
                // Others wait for what has ended (the trial after a rest), and ask the file alone: it must come to stand there once it can be used.
                if (_rounds.HasEnds)
                    _timer.Change(FaultPause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Go()
    {
        if (_disposed || (!_rounds.HasEnds && _waiting.Count == 0))
            return;
        if (!_rounds.TryGo(_waiting.Select(waiter => waiter.Permits), out var round))
        {
            _timer.Change(BusyPause, Timeout.InfiniteTimeSpan);
            return;
        }

        foreach (var slot in round!.Slots)
        {
            _waiting.First!.Value.Grant(new SlotLease(this, slot));
            _waiting.RemoveFirst();
        }

        if (_waiting.Count > 0)
            _timer.Change(round.FreeAt is { } at ? _file.Time.TimeUntil(at) : Poll, Timeout.InfiniteTimeSpan);
    }
}
