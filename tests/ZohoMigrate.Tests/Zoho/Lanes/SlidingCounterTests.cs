using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Tests.Zoho.Lanes.Servers;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// A server that takes bursts for more than they are: no rolling window is over, and yet it refuses. What the lane makes of that, and how
/// it can be set so that there is nothing to refuse.
/// </summary>
public sealed class SlidingCounterTests(ITestOutputHelper output)
{
    private const int Hours = 2;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTrip = TimeSpan.FromMilliseconds(800);

    [Theory]
    [InlineData(20, 5), InlineData(20, 1), InlineData(100, 5)]
    public void Lane_AsItIs_RestsAfterEachRefusalAndKeepsMostOfItsPace(int limit, int workers)
    {
        using var world = new NeighbourWorld(new NeighbourCase(7, limit, 0, workers, 1), new SlidingCounter(limit, TimeSpan.TicksPerMinute, begins: 0));
        world.Run(TimeSpan.FromHours(Hours));
        var refused = world.Arrivals.Where(arrival => !arrival.IsTaken).ToList();
        var pace = (double)(world.Arrivals.Count - refused.Count) / (Hours * 60 * limit);
        output.WriteLine($"{limit} a minute, {workers} at once: {pace:P1} of the limit, {refused.Count} refused");

        Assert.All(refused, one => Assert.DoesNotContain(
            world.Arrivals, other => other.Entered > one.At + LongestTrip && other.Entered < one.At + Minute));
        Assert.NotEmpty(refused);
        Assert.InRange(pace, 0.5, 1);
    }

    /// <summary>The settings that docs/guarantees.md names, at 100 a minute.</summary>
    [Fact]
    public void Lane_OfShorterWindows_IsNeverRefused()
    {
        const int Limit = 100;
        const int Minutes = 10;
        var lane = new LimiterLane(10, 6667, 5, 1);
        var paces = Schedules.Run(
            4,
            _ => lane,
            (number, _) => [new Schedule(number, 86 * Minutes, 8) { Trip = (100, 500) }],
            (_, world) =>
            {
                for (var tenth = 0; tenth < 10; tenth++)
                {
                    var verdict = Verdict.On(world.Ledger, Limit, TimeSpan.TicksPerMinute, lane.Requests, tenth * TimeSpan.TicksPerMinute / 10);
                    Assert.All(verdict.Refused, server => Assert.Equal(0, server.Value));
                }

                return world.Ledger.Count / TimeSpan.FromTicks(world.Ledger.Max(arrival => arrival.At) - world.Ledger.Min(arrival => arrival.At)).TotalMinutes;
            });
        output.WriteLine($"{paces.Min():F1} to {paces.Max():F1} a minute");

        Assert.All(paces, pace => Assert.InRange(pace, 85, 90));
    }
}
