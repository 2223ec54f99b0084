namespace ZohoMigrate.Tests.Cli;

/// <summary>The system's clocks, which a test moves on together between two commands. A timer that was armed before does not notice.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (base.GetTimestamp() / (base.TimestampFrequency / TimeSpan.TicksPerSecond)) + Interlocked.Read(ref _ahead);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
