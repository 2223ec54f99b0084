using ZohoMigrate.Zoho;

namespace ZohoMigrate.Testing;

/// <summary>
/// A clock wound by hand: timers fire inside <see cref="Advance"/>, in order and on the caller's thread. The wall clock can be
/// stepped without the monotonic one, as an administrator or NTP does.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider, ISuspendedTime
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly long _bootTicks;
    private DateTimeOffset _utc;
    private long _ticks;

    public ManualTimeProvider(DateTimeOffset start)
        : this(start, TimeSpan.FromDays(1))
    {
    }

    /// <param name="start">The wall clock's first reading.</param>
    /// <param name="sinceBoot">The monotonic clock's first reading.</param>
    public ManualTimeProvider(DateTimeOffset start, TimeSpan sinceBoot)
    {
        _utc = start;
        _bootTicks = sinceBoot.Ticks;
    }

    public override long TimestampFrequency => 10_000_000;

    public TimeSpan Suspended { get; private set; }

    /// <summary>Monotonic time since this clock was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Time until the next timer fires, or null when none is armed.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (_gate)
                return _timers.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, _timers.Min(timer => timer.Due) - _ticks));
        }
    }

    /// <summary>Time until the next timer fires, or null when none is armed; those aside that were set for just so long.</summary>
    public TimeSpan? NextTimerBut(TimeSpan length)
    {
        lock (_gate)
            return _timers.Where(timer => timer.Length != length).Select(timer => (TimeSpan?)TimeSpan.FromTicks(Math.Max(0, timer.Due - _ticks))).Min();
    }

    /// <summary>Whether a timer is armed that was set for so long, or longer.</summary>
    public bool HasTimerOf(TimeSpan length)
    {
        lock (_gate)
            return _timers.Exists(timer => timer.Length >= length);
    }

    public override long GetTimestamp() => _bootTicks + Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _utc;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the wall clock forward or back; the monotonic clock and the timers do not notice.</summary>
    public void StepWallClock(TimeSpan by)
    {
        lock (_gate)
            _utc += by;
    }

    /// <summary>The machine sleeps, as Linux does: the wall clock goes on, the monotonic one and the timers stand still.</summary>
    public void Sleep(TimeSpan by)
    {
        Suspended += by;
        StepWallClock(by);
    }

    /// <summary>Lets time pass, firing what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Interlocked.Read(ref _ticks) + by.Ticks;
        while (NextDue(end) is { } timer)
            timer.Fire();
        lock (_gate)
            MoveTo(end);
    }

    private ManualTimer? NextDue(long end)
    {
        lock (_gate)
        {
            var next = _timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > end)
                return null;
            MoveTo(Math.Max(_ticks, next.Due));
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period.Ticks;
            else
                _timers.Remove(next);
            return next;
        }
    }

    private void MoveTo(long ticks)
    {
        _utc += TimeSpan.FromTicks(ticks - _ticks);
        Interlocked.Exchange(ref _ticks, ticks);
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        /// <summary>How long it was set for.</summary>
        public TimeSpan Length { get; private set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                (Period, Length) = (period, dueTime);
                if (dueTime < TimeSpan.Zero)
                    return true;
                Due = clock._ticks + dueTime.Ticks;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
