using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Tests.Zoho.Lanes.Servers;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// Law 3, never over, at every kind of server (reference/rate-limit.md §1) and under any delays, stalls, deaths, reboots and clock steps;
/// and nearly as fast as the law allows. docs/guarantees.md tells what the whole of it came to.
/// </summary>
public sealed class RollingWindowLawTests(ITestOutputHelper output)
{
    /// <summary>So many follow one another in one world: each begins where the last has left the lane.</summary>
    private const int SchedulesInWorld = 10;

    private const double NearlyAll = 0.98;

    [Fact]
    public void Law_AnySchedule_NoServerRefusesButTheSlidingCounter()
    {
        var worlds = Judge(Schedules.Count, (lane, ledger) => Verdict.On(ledger, lane.Requests, lane.Ticks, lane.Requests, Begins(lane, ledger)));

        Assert.All(worlds, world => Assert.InRange(world.Most, 1, world.Limit));
        Assert.All(worlds.SelectMany(world => world.Refused).Where(server => server.Key != ServerModels.SlidingCounter), server => Assert.Equal(0, server.Value));
        // It does refuse: what is said of it below is said of a server that can.
        Assert.Contains(worlds, world => world.Refused[ServerModels.SlidingCounter] > 0);
    }

    /// <summary>N / (K + 1) requests in a K-th of the window: so can a lane be set that no server may ever refuse, one with a small bucket neither.</summary>
    [Fact]
    public void Law_LaneOfShorterWindows_NoServerRefuses()
    {
        var worlds = Judge(Schedules.Count / 10, (lane, ledger) =>
        {
            var parts = 1 + (lane.Window % 12);
            return Verdict.On(ledger, lane.Requests * (parts + 1), lane.Ticks * parts, lane.Requests, Begins(lane, ledger));
        });

        Assert.All(worlds.SelectMany(world => world.Refused), server => Assert.Equal(0, server.Value));
    }

    /// <summary>From the first request to the one five windows' worth later: what the first and the last trip are off the mean is below 0.3 %.</summary>
    [Fact]
    public void Law_SomebodyAlwaysWaits_UsesNearlyAllThatTripsLeave()
    {
        const int Windows = 5;
        var used = Schedules.Run(
            Math.Max(10, Schedules.Count / 500),
            number => new LimiterLane(20 + (number % 5 * 20), 60_000, 5 + (number % 6), 1 + (number % 2)),
            (number, lane) => [new Schedule(number, (Windows * lane.Requests) + 1, 12 + (number % 9)) { Trip = (20, 40 + (number % 20 * 40)) }],
            (lane, world) =>
            {
                var counted = world.Ledger.Select(arrival => arrival.At).Order().ToList();
                double took = counted[Windows * lane.Requests] - counted[0];
                return Windows * (lane.Ticks + world.MeanTrip) / took;
            });
        output.WriteLine($"{used.Count} saturated worlds: used at least {used.Min():P2} of what is possible, {used.Average():P2} on average");

        Assert.All(used, share => Assert.InRange(share, NearlyAll, 1.01));
    }

    /// <summary>Every judge can refuse: a limiter that counts from the sending lets each of them see too many.</summary>
    [Fact]
    public void Law_SlotsThatRestTooShort_EveryServerRefuses()
    {
        var worlds = Schedules.Run(
            20,
            _ => new LimiterLane(5, 500, 5, 1) { ShortRest = 100 },
            (number, _) => [new Schedule(number, 60, 5)],
            (lane, world) => Verdict.On(world.Ledger, lane.Requests, lane.Ticks, lane.Requests, begins: 0));

        Assert.All(worlds[0].Refused.Keys, server => Assert.Contains(worlds, world => world.Refused[server] > 0));
    }

    private static long Begins(LimiterLane lane, IReadOnlyCollection<Arrival> ledger) => lane.Ticks * (ledger.Count % 7) / 7;

    private IReadOnlyList<Verdict> Judge(int schedules, Func<LimiterLane, IReadOnlyCollection<Arrival>, Verdict> judge)
    {
        var watch = Stopwatch.StartNew();
        var deaths = 0;
        var worlds = Schedules.Run(
            schedules / SchedulesInWorld,
            LimiterLane.Any,
            (number, lane) => Enumerable.Range(number * SchedulesInWorld, SchedulesInWorld).Select(seed => Schedule.Any(seed, lane)),
            (lane, world) =>
            {
                Assert.InRange(world.MostInFlight, 1, lane.Concurrency);
                Interlocked.Add(ref deaths, world.Deaths);
                return judge(lane, world.Ledger);
            });
        var refused = worlds[0].Refused.Keys.Select(server => $"{server} {worlds.Sum(world => world.Refused[server])}");
        output.WriteLine(
            $"{worlds.Count * SchedulesInWorld} schedules in {watch.Elapsed}: {worlds.Sum(world => world.Requests)} requests, {deaths} deaths; "
            + $"the limit was reached in {worlds.Count(world => world.Most == world.Limit)} of {worlds.Count} worlds, crossed in {worlds.Count(world => world.Most > world.Limit)}; "
            + $"refused: {string.Join(", ", refused)}");
        return worlds;
    }
}
