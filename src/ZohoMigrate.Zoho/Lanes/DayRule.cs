using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// How long a permit counts towards the day's calls, by minutes of UTC. Zoho does not say when its day begins (reference/zoho-books.md §2):
/// unless the settings name the place, a budget kept in every rolling 24 hours is safe for any reset time. Where they do, a permit shortly
/// before midnight counts on both days, for the server may have counted it on either.
/// </summary>
public sealed record DayRule
{
    private const long Day = 24 * 60;

    private readonly TimeZoneInfo? _zone;
    private readonly long _late;

    /// <param name="zone">Where a day begins at midnight; null = every rolling 24 hours are a day.</param>
    /// <param name="late">How long after its permit the server may count a request.</param>
    internal DayRule(TimeZoneInfo? zone, TimeSpan late) => (_zone, _late) = (zone, (long)Math.Ceiling(late.TotalMinutes));

    /// <summary>As the settings have it.</summary>
    public static DayRule Of(LaneOptions user, DeliveryOptions delivery, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(delivery);
        return new DayRule(user.Zone, LaneLimits.LongestAttemptOf(delivery, time) + delivery.LateArrival);
    }

    /// <summary>From then on (UTC) a permit of that moment counts no more.</summary>
    public DateTimeOffset CountsUntil(DateTimeOffset permit)
    {
        var minute = Minute(permit);
        if (_zone is null)
            return At(minute + Day + 1 + _late);
        var day = CalendarDay.Of(permit, _zone);
        while (minute >= Minute(day.Ends) - _late)
            day = CalendarDay.Of(day.Ends, _zone);
        return day.Ends;
    }

    /// <summary>How many days there are from one moment to another, the first and the last one counted whole.</summary>
    public int Days(DateTimeOffset from, DateTimeOffset to)
    {
        if (_zone is null)
            return (int)((to - from) / TimeSpan.FromDays(1)) + 1;
        var days = 1;
        for (var day = CalendarDay.Of(from, _zone); day.Ends <= to; day = CalendarDay.Of(day.Ends, _zone))
            days++;
        return days;
    }

    internal static long Minute(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    internal static DateTimeOffset At(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    /// <summary>The last minute that no longer counts.</summary>
    internal long Oldest(DateTimeOffset now) =>
        (_zone is null ? Minute(now) - Day : Minute(CalendarDay.Of(now, _zone).Begins)) - 1 - _late;

    /// <summary>The last minute that counts in no day of any rule that is as late: no day is longer, also where clocks are put back.</summary>
    internal long Forgotten(DateTimeOffset now) => Minute(now) - (26 * 60) - _late;
}
