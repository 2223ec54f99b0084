namespace ZohoMigrate.Testing;

/// <summary>The system's clocks, the wall clock set wrong, and set again while the program runs; timers and the monotonic clock do not notice.</summary>
public sealed class WrongClock(TimeSpan ahead) : TimeProvider
{
    private long _ahead = ahead.Ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Step(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
