namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The monotonic clock in ticks of 100 ns: on Linux one clock for all processes of a boot (CLOCK_MONOTONIC).</summary>
internal static class MonotonicClock
{
    public static long MonotonicTicks(this TimeProvider time)
    {
        var (seconds, rest) = Math.DivRem(time.GetTimestamp(), time.TimestampFrequency);
        return (seconds * TimeSpan.TicksPerSecond) + (rest * TimeSpan.TicksPerSecond / time.TimestampFrequency);
    }

    /// <summary>The time left until a tick of the clock, rounded up to whole milliseconds: timers cut off what is below.</summary>
    public static TimeSpan TimeUntil(this TimeProvider time, long ticks)
    {
        var left = Math.Max(0, ticks - time.MonotonicTicks());
        var milliseconds = (left + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        return TimeSpan.FromMilliseconds(milliseconds);
    }
}
