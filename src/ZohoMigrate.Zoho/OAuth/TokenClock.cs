using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>Tells times of other processes: within one boot by the monotonic clock, which nobody sets; over a reboot by the wall clock.</summary>
/// <param name="time">Both clocks.</param>
/// <param name="boot">Names this boot; where the machine has no name for it, one that only this process knows.</param>
internal sealed class TokenClock(TimeProvider time, string boot)
{
    public TimeProvider Time => time;

    public TokenMoment Now() => new(boot, time.MonotonicTicks(), time.GetUtcNow());

    /// <summary>How long ago it was; never less than nothing, though the wall clock was set back.</summary>
    public TimeSpan Since(TokenMoment moment)
    {
        var age = IsOurs(moment) ? TimeSpan.FromTicks(time.MonotonicTicks() - moment.Ticks) : time.GetUtcNow() - moment.Utc;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    public bool IsOurs(TokenMoment moment) => moment.Boot == boot;

    /// <summary>The same moment in this boot's times: it ages from now on, whatever becomes of the wall clock.</summary>
    public TokenMoment BroughtOver(TokenMoment moment)
    {
        var age = Since(moment);
        return new TokenMoment(boot, time.MonotonicTicks() - age.Ticks, time.GetUtcNow() - age);
    }
}
