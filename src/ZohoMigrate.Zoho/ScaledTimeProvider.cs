using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Zoho;

/// <summary>
/// The clock of a simulated Zoho and of its clients, on which one real second counts as several. All processes of a machine that go by
/// one scale read the same time, also after a restart: both clocks run ahead of the real ones by the time since boot × (scale − 1).
/// </summary>
/// <param name="real">The clock it is made of.</param>
/// <param name="scale">1 or more.</param>
public sealed class ScaledTimeProvider(TimeProvider real, decimal scale) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The clock that sockets go by: a network is as slow as it is.</summary>
    public static TimeProvider RealOf(TimeProvider time) => time is ScaledTimeProvider scaled ? scaled.Real : time;

    /// <summary>How many seconds a real one counts as.</summary>
    public static decimal ScaleOf(TimeProvider time) => time is ScaledTimeProvider scaled ? scaled.Scale : 1;

    public override long GetTimestamp() => (long)(real.MonotonicTicks() * scale);

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks((long)(real.MonotonicTicks() * (scale - 1)));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, Shortened(dueTime), Shortened(period)), this);

    private TimeProvider Real => real;

    private decimal Scale => scale;

    /// <summary>As a timer of the real clock takes it: rounded up to a millisecond, for it cuts off what is below. 0 and "never" stay.</summary>
    private TimeSpan Shortened(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds((double)Math.Ceiling(time.Ticks / scale / TimeSpan.TicksPerMillisecond));

    private sealed class ScaledTimer(ITimer timer, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Shortened(dueTime), clock.Shortened(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
