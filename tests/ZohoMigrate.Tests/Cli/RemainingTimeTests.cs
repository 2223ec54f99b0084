using Xunit;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A run at the cap, call by call, and the time that the progress line says is left.</summary>
public sealed class RemainingTimeTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly DayRule Day = new(zone: null, late: TimeSpan.FromSeconds(90));

    // A resume finds what the stretch before it used of the window.
    [Theory]
    [InlineData(2447, 0, null)]
    [InlineData(2447, 63, null)]
    [InlineData(2447, 100, null)]
    [InlineData(250, 100, null)]
    [InlineData(1500, 40, 1000)]
    public void Left_FromBeginToEnd_OnlyEverGetsLessAndIsTrueToAWindow(int calls, int usedBefore, int? perDay)
    {
        var remaining = new RemainingTime();
        var taken = new Queue<DateTimeOffset>(Enumerable.Repeat(Begin - TimeSpan.FromSeconds(20), usedBefore));
        var made = new List<DateTimeOffset>();
        var said = new List<(DateTimeOffset At, TimeSpan Left)>();
        var plan = Lane(0, perDay, Begin).Budget.LastOf(calls, 0, Begin) - Begin;
        for (var now = Begin; made.Count < calls; now += Tick)
        {
            while (taken.TryPeek(out var first) && first + Minute <= now)
                taken.Dequeue();
            // Twenty a tick is what a few calls at once come to.
            for (var sent = 0; sent < 20 && taken.Count < 100 && made.Count < calls && HasRoom(now); sent++)
            {
                taken.Enqueue(now);
                made.Add(now);
            }

            if (made.Count < calls)
                said.Add((now, remaining.Left(calls - made.Count, Lane(taken.Count, perDay, now), now)));
            // Over the night nothing happens that a line could show.
            if (!HasRoom(now))
                now = made.Select(Day.CountsUntil).First(until => until > now);
        }

        Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.Second.Left <= pair.First.Left, $"{pair.First} then {pair.Second}"));
        Assert.All(said, word => Assert.InRange((word.At + word.Left - made[^1]).Duration(), TimeSpan.Zero, Minute + Minute));
        Assert.InRange((plan - said[0].Left).Duration(), TimeSpan.Zero, Minute);

        bool HasRoom(DateTimeOffset now) => perDay is null || made.Count(at => Day.CountsUntil(at) > now) < perDay;

        WatchedLane Lane(int used, int? limit, DateTimeOffset now) => new(
            new LaneSnapshot(used, 100, 0, null, Outage: false, 0, limit),
            new LaneBudget(100, Minute, limit, new LaneDay(Day, limit is null ? [] : [.. made.Select(Day.CountsUntil).Where(until => until > now).GroupBy(until => until).Select(same => (same.Key, (long)same.Count()))])));
    }

    [Fact]
    public void Left_WhileTheLaneRests_ReckonsFromTheEndOfTheRest()
    {
        var resting = new WatchedLane(
            new LaneSnapshot(0, 100, 0, Begin + TimeSpan.FromMinutes(5), Outage: false, 0, null), new LaneBudget(100, Minute, null, new LaneDay(Day)));

        Assert.Equal(TimeSpan.FromMinutes(6), new RemainingTime().Left(150, resting, Begin));
    }
}
