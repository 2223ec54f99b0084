using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Planning;

/// <summary>
/// The plan says when the last call leaves, and the lane is the judge: all calls are made through it on a clock wound by hand, going on
/// the moment it opens again. 10 calls a minute, 40 a day; it is noon in London, half past five in the afternoon in India.
/// </summary>
public sealed class PlanEndTests : IDisposable
{
    private const string India = "Asia/Kolkata";
    private const int PerDay = 40;

    private static readonly LaneVerdict Answered = new() { Answered = true };
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 20, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Where nobody knows when the day begins, a call made at 09:00 counts until 09:03 of the next day: 90 s late, by whole minutes.
    [Theory]
    // calls  used before         days  the last call leaves     what is odd about it
    [InlineData(1, "", 1, "2026-03-01 12:00:20")]
    [InlineData(40, "", 1, "2026-03-01 12:03:20")] // exactly a day's
    [InlineData(41, "", 2, "2026-03-02 12:03:00")] // one more
    [InlineData(81, "", 3, "2026-03-03 12:06:00")] // each day begins some minutes later
    [InlineData(15, "09:00=25", 1, "2026-03-01 12:01:20")] // exactly the rest
    [InlineData(16, "09:00=25", 1, "2026-03-02 09:03:00")] // one more: tomorrow morning, not noon
    [InlineData(40, "09:00=25", 1, "2026-03-02 09:05:00")]
    [InlineData(41, "09:00=25", 2, "2026-03-02 12:03:00")] // the first calls of this plan must come back
    [InlineData(1, "09:00=40", 1, "2026-03-02 09:03:00")] // nothing is left
    [InlineData(25, "09:00=20;11:00=20", 1, "2026-03-02 11:03:00")] // comes back piece by piece
    [InlineData(20, "06:00=5;07:00=10;08:00=25", 1, "2026-03-02 08:03:00")]
    [InlineData(100, "09:00=25", 3, "2026-03-04 09:09:00")]
    public Task FinishAt_AnyDay_IsWhenTheLaneGivesTheLastPermit(int calls, string used, int days, string end) =>
        AssertAsync(zone: null, calls, used, days, end);

    [Theory]
    [InlineData(40, "", 1, "2026-03-01 12:03:20")]
    [InlineData(41, "", 2, "2026-03-01 18:30:00")] // midnight in India
    [InlineData(15, "09:00=25", 1, "2026-03-01 12:01:20")]
    [InlineData(16, "09:00=25", 2, "2026-03-01 18:30:00")]
    [InlineData(55, "09:00=25", 2, "2026-03-01 18:33:00")] // exactly the rest and a day
    [InlineData(56, "09:00=25", 3, "2026-03-02 18:30:00")]
    [InlineData(95, "09:00=25", 3, "2026-03-02 18:33:00")]
    [InlineData(40, "18:00=40", 1, "2026-03-01 12:03:20")] // yesterday's count no more
    [InlineData(40, "18:29=10", 2, "2026-03-01 18:30:00")] // of yesterday's last two minutes: on both days
    public Task FinishAt_DayOfAZone_IsWhenTheLaneGivesTheLastPermit(int calls, string used, int days, string end) =>
        AssertAsync(India, calls, used, days, end);

    // Clocks are put forward: the day from 08:00 UTC is an hour shorter.
    [Fact]
    public Task FinishAt_DayOf23Hours_IsAnHourEarlier() => AssertAsync(
        "America/Los_Angeles", 41, "", 2, "2026-03-09 07:00:00", new DateTimeOffset(2026, 3, 8, 12, 0, 20, TimeSpan.Zero));

    // What counts until long after midnight keeps the next day full as well.
    [Fact]
    public Task FinishAt_PlannedMinutesBeforeMidnight_CountsThoseOnBothDays() => AssertAsync(
        India, 41, "", 3, "2026-03-02 18:30:00", new DateTimeOffset(2026, 3, 1, 18, 28, 5, TimeSpan.Zero));

    private async Task AssertAsync(string? zone, int calls, string used, int days, string end, DateTimeOffset? at = null)
    {
        var now = at ?? Now;
        var clock = new ManualTimeProvider(now.AddDays(-1));
        await UseAsync(clock, zone, used);
        clock.Advance(now - clock.GetUtcNow());
        await using var lane = await OpenAsync(clock, zone, requests: 10, PerDay);
        var budget = new LaneBudget(10, Minute, PerDay, await lane.ReadDayAsync(default));
        var flow = new CallFlow(calls, new Dictionary<string, int>(StringComparer.Ordinal) { ["lane"] = 1 });
        var plan = new RunForecast([flow], new Dictionary<string, LaneBudget>(StringComparer.Ordinal) { ["lane"] = budget }).From(now);

        Assert.Equal((days, end), (plan.Days, plan.FinishAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        var last = await CallAsync(lane, clock, calls);
        // A slot of the window is free again a millisecond late.
        Assert.InRange(last - plan.FinishAt, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static async Task<DateTimeOffset> CallAsync(Lane lane, ManualTimeProvider clock, int calls)
    {
        for (var made = 0; made < calls;)
        {
            var entering = lane.EnterAsync(1, default);
            Assert.True(await clock.WindAsync(entering, atMost: TimeSpan.FromHours(1)));
            if ((await entering).Permit is { } permit)
            {
                made++;
                await permit.EndAsync(Answered);
            }
            else
            {
                clock.Advance((await entering).Closed!.Until - clock.GetUtcNow());
            }
        }

        return clock.GetUtcNow();
    }

    // "09:00=25;11:00=5": so many calls at these times before the plan is made.
    private async Task UseAsync(ManualTimeProvider clock, string? zone, string used)
    {
        await using var earlier = await OpenAsync(clock, zone, requests: 1000, perDay: null);
        foreach (var use in used.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var wait = TimeSpan.Parse(use[..5], CultureInfo.InvariantCulture) - clock.GetUtcNow().TimeOfDay;
            clock.Advance(wait < TimeSpan.Zero ? wait + TimeSpan.FromDays(1) : wait);
            for (var left = int.Parse(use[6..], CultureInfo.InvariantCulture); left > 0; left--)
                await (await earlier.EnterAsync(1, default)).Permit!.EndAsync(Answered);
        }
    }

    private async Task<Lane> OpenAsync(ManualTimeProvider clock, string? zone, int requests, int? perDay)
    {
        var limits = new LaneLimits(requests, Minute, 5, perDay, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60))
        {
            DayZone = zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone),
        };
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], limits, clock, "boot", default);
        return new Lane("books.organization", file, limits, new OutageBreaker("books.organization", 5, clock, NullLogger.Instance), NullLogger.Instance);
    }
}
