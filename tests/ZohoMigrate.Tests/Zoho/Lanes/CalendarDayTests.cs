using System.Globalization;
using Xunit;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class CalendarDayTests
{
    [Theory]
    // zone                               now                     begins                  ends                      what is odd about it
    [InlineData("Asia/Kolkata", "2026-03-01T12:00:00Z", "2026-02-28T18:30:00Z", "2026-03-01T18:30:00Z")] // half an hour
    [InlineData("Asia/Kolkata", "2026-03-01T18:30:00Z", "2026-03-01T18:30:00Z", "2026-03-02T18:30:00Z")] // midnight belongs to the day
    [InlineData("Asia/Kolkata", "2026-03-01T18:29:59Z", "2026-02-28T18:30:00Z", "2026-03-01T18:30:00Z")]
    [InlineData("UTC", "2026-12-31T23:00:00Z", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-03-08T12:00:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z")] // 23 hours
    [InlineData("America/Los_Angeles", "2026-11-01T12:00:00Z", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z")] // 25 hours
    [InlineData("Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")] // no midnight: 0:00 is 1:00
    [InlineData("Africa/Cairo", "2026-10-29T20:30:00Z", "2026-10-28T21:00:00Z", "2026-10-29T22:00:00Z")] // 23:00 comes twice
    [InlineData("America/Havana", "2026-11-01T04:30:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")] // midnight comes twice: the first
    [InlineData("America/Havana", "2026-11-01T05:30:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    public void Of_AnyMoment_IsFromOneMidnightToTheNext(string zone, string now, string begins, string ends)
    {
        var day = CalendarDay.Of(Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((Time(begins), Time(ends)), (day.Begins, day.Ends));
    }

    // The days follow each other without gap or overlap, wherever and whenever.
    [Theory]
    [InlineData("Asia/Kolkata"), InlineData("America/Los_Angeles"), InlineData("Africa/Cairo"), InlineData("America/Havana"), InlineData("Australia/Lord_Howe")]
    public void Of_EveryHourOfAYear_TheDaysJoin(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var first = Time("2026-01-01T00:00:00Z");
        var before = CalendarDay.Of(first, zone);
        for (var now = first; now < first.AddDays(366); now = now.AddMinutes(30))
        {
            var day = CalendarDay.Of(now, zone);
            Assert.True(day.Begins <= now && now < day.Ends, $"{now} is not within {day}");
            Assert.True(day == before || day.Begins == before.Ends, $"{day} does not follow {before}");
            before = day;
        }
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
