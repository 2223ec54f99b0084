namespace ZohoMigrate.Zoho.Lanes;

/// <summary>From one midnight of a time zone to the next.</summary>
/// <param name="Begins">UTC; belongs to the day.</param>
/// <param name="Ends">UTC; belongs to the next.</param>
internal readonly record struct CalendarDay(DateTimeOffset Begins, DateTimeOffset Ends)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public static CalendarDay Of(DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new CalendarDay(Midnight(date, zone), Midnight(date.AddDays(1), zone));
    }

    /// <summary>Where clocks are put forward over midnight the day begins after the gap; where it comes twice, with the first.</summary>
    private static DateTimeOffset Midnight(DateTime date, TimeZoneInfo zone)
    {
        var first = date;
        while (zone.IsInvalidTime(first))
            first += Step;
        var offset = zone.IsAmbiguousTime(first) ? zone.GetAmbiguousTimeOffsets(first).Max() : zone.GetUtcOffset(first);
        return new DateTimeOffset(first, offset).ToUniversalTime();
    }
}
