using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class DayRuleTests
{
    private static readonly TimeZoneInfo India = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 18, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 1), InlineData(23.9, 1), InlineData(24, 2), InlineData(47.9, 2), InlineData(72, 4)]
    public void Days_WhereNobodyKnowsWhenOneBegins_AreTwentyFourHoursEach(double hours, int days) =>
        Assert.Equal(days, new DayRule(null, TimeSpan.Zero).Days(Noon, Noon.AddHours(hours)));

    [Theory]
    [InlineData(0, 1), InlineData(6.4, 1), InlineData(6.5, 2), InlineData(30.4, 2), InlineData(30.5, 3), InlineData(54.6, 4)]
    public void Days_OfATimeZone_AreItsMidnightsAndOne(double hours, int days) =>
        Assert.Equal(days, new DayRule(India, TimeSpan.Zero).Days(Noon, Noon.AddHours(hours)));

    [Theory]
    [InlineData(-3, 0), InlineData(-2, 1), InlineData(-1, 1), InlineData(0, 1)]
    public void CountsUntil_ShortlyBeforeMidnight_IsTheEndOfTheNextDayFromTheMinuteThatMayBeLate(int minutes, int days) =>
        Assert.Equal(Midnight.AddDays(days), new DayRule(India, TimeSpan.FromMinutes(2)).CountsUntil(Midnight.AddMinutes(minutes)));

    [Fact]
    public void Of_Settings_AddsWhatAnAttemptTakesToWhatItMayBeLate()
    {
        var delivery = new DeliveryOptions { AttemptTimeout = TimeSpan.FromMinutes(2), LateArrival = TimeSpan.FromMinutes(1) };

        var rule = DayRule.Of(new LaneOptions(), delivery, new ManualTimeProvider(Noon));

        // A day, the minute it was in, and three that it may be late.
        Assert.Equal(Noon.AddDays(1).AddMinutes(4), rule.CountsUntil(Noon));
    }

    [Fact]
    public void UsedPermits_OfADay_AreAllThatCount() =>
        Assert.Equal(7, new LaneDay(new DayRule(null, TimeSpan.Zero), [(Noon, 3), (Midnight, 4)]).UsedPermits);
}
