using System.Globalization;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Zoho;

/// <summary>
/// The clock that a run's waits for records of unknown fate go by: the wall clock is read once, then the monotonic one counts, also in
/// later processes of the same boot. So no step of the wall clock shortens a wait; a machine that sleeps lengthens it.
/// </summary>
public sealed class RunClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly string? _boot;
    private readonly long _offset;

    private RunClock(TimeProvider real, string? boot, long offset, bool goesOn)
    {
        _real = real;
        _boot = boot;
        _offset = offset;
        GoesOn = goesOn;
    }

    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <summary>Whether it is the clock that an earlier process went by; otherwise nothing is known of how long ago its times are.</summary>
    public bool GoesOn { get; }

    /// <param name="written">What <see cref="ToString"/> gave an earlier process; null where there was none.</param>
    /// <param name="real">The machine's clocks.</param>
    public static RunClock GoOn(string? written, TimeProvider real)
    {
        ArgumentNullException.ThrowIfNull(real);
        var boot = BootId.Of(real);
        return boot is not null && written?.Split('@') is [var offset, var of] && of == boot
            && long.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks)
            ? new RunClock(real, boot, ticks, goesOn: true)
            : new RunClock(real, boot, real.GetUtcNow().UtcTicks - real.MonotonicTicks(), goesOn: false);
    }

    public override DateTimeOffset GetUtcNow() => new(_offset + _real.MonotonicTicks(), TimeSpan.Zero);

    public override long GetTimestamp() => _real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_offset}@{_boot}");
}
