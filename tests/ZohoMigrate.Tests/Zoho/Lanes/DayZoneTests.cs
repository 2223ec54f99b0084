using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>The day's budget where it is known at whose midnight the day begins: India's, half past six in the evening of UTC.</summary>
public sealed class DayZoneTests : IDisposable
{
    private static readonly LaneVerdict Answered = new() { Answered = true };
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 18, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private const int PerDay = 7;

    /// <summary>How long after its permit a request may be counted: 60 s under way, 30 s late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnterAsync_DayUsedUp_ReopensAtMidnightThere()
    {
        await using var lane = await OpenAsync(perDay: 2);
        await UseAsync(lane, 2);

        Assert.Equal(Midnight, (await lane.EnterAsync(1, default)).Closed!.Until);
        WindTo(Midnight - TimeSpan.FromSeconds(1));
        Assert.Equal(Midnight, (await lane.EnterAsync(1, default)).Closed!.Until);
        WindTo(Midnight);
        await UseAsync(lane, 2);
        Assert.Equal(Midnight + Day, (await lane.EnterAsync(1, default)).Closed!.Until);
        Assert.Equal(2, (await lane.SnapshotAsync(default)).DayUsed);
    }

    [Theory]
    [InlineData(1), InlineData(7), InlineData(-1)]
    public async Task EnterAsync_ClockSet_TheDayEndsWhenItDoes(int hours)
    {
        await using var lane = await OpenAsync(perDay: 2);
        await UseAsync(lane, 2);
        var left = Midnight - _clock.GetUtcNow();
        _clock.StepWallClock(TimeSpan.FromHours(hours));

        _clock.Advance(left - TimeSpan.FromSeconds(1));
        var closed = (await lane.EnterAsync(1, default)).Closed!;
        Assert.True(closed.Until >= _clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(closed.Until - _clock.GetUtcNow());
        await UseAsync(lane, 2);
        Assert.NotNull((await lane.EnterAsync(1, default)).Closed);
    }

    [Fact]
    public async Task EndAsync_ZohoSaysTheDayIsUsedUpAfterTheClockWasSet_IsClosedUntilMidnightThere()
    {
        await using var lane = await OpenAsync();
        _clock.StepWallClock(TimeSpan.FromHours(1));

        Assert.Equal(Midnight.AddHours(1), await EndAsync(lane));
    }

    // It may have been counted on either day.
    [Theory]
    [InlineData(121, 0), InlineData(89, 1), InlineData(1, 1)]
    public async Task EnterAsync_UsedShortlyBeforeMidnight_CountsOnBothDays(int secondsBefore, int counted)
    {
        await using var lane = await OpenAsync(perDay: 2);
        WindTo(Midnight - TimeSpan.FromSeconds(secondsBefore));
        await UseAsync(lane, 1);
        Assert.Equal(1, (await lane.SnapshotAsync(default)).DayUsed);
        WindTo(Midnight);

        Assert.Equal(counted, (await lane.SnapshotAsync(default)).DayUsed);
        await UseAsync(lane, 2 - counted);
        Assert.NotNull((await lane.EnterAsync(1, default)).Closed);
    }

    // Whatever the server makes of a request's time, and whatever is made of this machine's: no day holds more than it may.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public Task EnterAsync_AnyPaceOverDays_NoDayHoldsTooMany(int seed) => WalkAsync(seed, India, given =>
    {
        for (var day = Midnight - Day; day < Midnight + (5 * Day); day += Day)
            Assert.InRange(given.Count(at => at + Late >= day && at < day + Day), 0, PerDay);
    });

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public Task EnterAsync_AnyPaceOverDaysOfNoZone_NoTwentyFourHoursHoldTooMany(int seed) => WalkAsync(seed, zone: null, given =>
    {
        foreach (var first in given)
            Assert.InRange(given.Count(at => at >= first && at < first + Day + Late), 1, PerDay);
    });

    [Fact]
    public async Task EnterAsync_AnotherProcessKnowsNoZone_BothCountByTheirOwnDay()
    {
        await using var here = await OpenAsync(perDay: 3);
        await using var rolling = await OpenAsync(perDay: 3, zone: null);
        await UseAsync(here, 2);
        WindTo(Midnight);

        await UseAsync(here, 1);

        Assert.Equal(1, (await here.SnapshotAsync(default)).DayUsed);
        Assert.Equal(3, (await rolling.SnapshotAsync(default)).DayUsed);
    }

    [Fact]
    public async Task EndAsync_ZohoSaysTheDayIsUsedUp_IsClosedUntilMidnightThereThenByTheHour()
    {
        await using var lane = await OpenAsync();

        Assert.Equal(Midnight, await EndAsync(lane));
        Assert.Equal("Zoho says that the day's calls are used up.", (await lane.EnterAsync(1, default)).Closed!.Why);

        // It still is: the day begins elsewhere.
        WindTo(Midnight);
        Assert.Equal(Midnight.AddHours(1), await EndAsync(lane));
        WindTo(Midnight.AddHours(1));
        Assert.Equal(Midnight.AddHours(2), await EndAsync(lane));
        WindTo(Midnight.AddHours(2));
        await UseAsync(lane, 3);

        Assert.Equal(Midnight + Day, await EndAsync(lane));
    }

    [Fact]
    public async Task EndAsync_ZohoSaysUntilWhen_IsClosedUntilThen()
    {
        await using var lane = await OpenAsync();
        var until = _clock.GetUtcNow().AddHours(3);

        Assert.Equal(until, await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = until }));
    }

    /// <summary>Takes what it gets for some days, often close to midnight, while processes come and go and the wall clock is set and set right.</summary>
    /// <param name="seed">Of all chance.</param>
    /// <param name="zone">Where a day begins at midnight.</param>
    /// <param name="judge">Is told when something was given, in true time.</param>
    private async Task WalkAsync(int seed, TimeZoneInfo? zone, Action<IReadOnlyList<DateTimeOffset>> judge)
    {
        var random = new Random(seed);
        var given = new List<DateTimeOffset>();
        var begun = _clock.GetUtcNow();
        DateTimeOffset Now() => begun + _clock.Elapsed;
        var boot = 0;
        var lane = await OpenAsync(PerDay, zone);
        while (Now() < Midnight + (5 * Day))
        {
            if ((await lane.EnterAsync(1, default)).Permit is { } permit)
            {
                given.Add(Now());
                await permit.EndAsync(Answered);
            }

            if (random.Next(5) == 0)
                _clock.StepWallClock(random.Next(2) == 0 ? Now() - _clock.GetUtcNow() : TimeSpan.FromMinutes(random.Next(-3000, 3001)));
            if (random.Next(10) == 0)
            {
                await lane.DisposeAsync();
                if (random.Next(3) == 0)
                {
                    // A machine that has booted knows the time.
                    boot++;
                    _clock.StepWallClock(Now() - _clock.GetUtcNow());
                }

                lane = await OpenAsync(PerDay, zone, $"boot {boot}");
                // All of the window counts as used after a boot.
                _clock.Advance(TimeSpan.FromMinutes(1));
            }

            var left = CalendarDay.Of(Now(), India).Ends - Now();
            _clock.Advance(random.Next(3) switch
            {
                0 => TimeSpan.FromMinutes(random.Next(1, 400)),
                1 => left > TimeSpan.FromMinutes(3) ? left - TimeSpan.FromSeconds(random.Next(1, 170)) : left,
                _ => TimeSpan.FromSeconds(random.Next(7, 60)),
            });
        }

        await lane.DisposeAsync();
        judge(given);
        Assert.InRange(given.Count, 2 * PerDay, 6 * PerDay);
    }

    private static TimeZoneInfo India => TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    private async Task<DateTimeOffset?> EndAsync(Lane lane) => await (await lane.EnterAsync(1, default)).Permit!.EndAsync(
        Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(1), IsQuotaGuessed = true });

    private static async Task UseAsync(Lane lane, int times)
    {
        for (var i = 0; i < times; i++)
            await (await lane.EnterAsync(1, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit!.EndAsync(Answered);
    }

    private void WindTo(DateTimeOffset at) => _clock.Advance(at - _clock.GetUtcNow());

    private Task<Lane> OpenAsync(int? perDay = null) => OpenAsync(perDay, India);

    private async Task<Lane> OpenAsync(int? perDay, TimeZoneInfo? zone, string boot = "boot 0")
    {
        var limits = new LaneLimits(100, TimeSpan.FromSeconds(6), 5, perDay, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)) { DayZone = zone };
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], limits, _clock, boot, default);
        return new Lane("books.organization", file, limits, new OutageBreaker("books.organization", 5, _clock, NullLogger.Instance), NullLogger.Instance);
    }
}
