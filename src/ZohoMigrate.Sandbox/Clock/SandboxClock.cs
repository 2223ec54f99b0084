namespace ZohoMigrate.Sandbox.Clock;

/// <summary>
/// Moments that never run backwards within one start, on the scale of UTC ticks: the wall clock is read once, then the
/// monotonic clock counts. So moments of an earlier start of the same state file can be compared with today's.
/// </summary>
internal sealed class SandboxClock(TimeProvider time)
{
    private readonly long _startTicks = time.GetUtcNow().UtcTicks;
    private readonly long _startStamp = time.GetTimestamp();

    public TimeProvider Time => time;

    /// <summary>Now, in ticks of 100 ns.</summary>
    public long Moment() => _startTicks + time.GetElapsedTime(_startStamp).Ticks;

    public long Timestamp() => time.GetTimestamp();

    public DateTimeOffset UtcNow() => time.GetUtcNow();
}
