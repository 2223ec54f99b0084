using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// A lane beside a neighbour: the server refuses it now and then, for only so it learns what is left; but seldom, and never each worker for
/// itself. Law 3 holds as ever.
/// </summary>
public sealed class NeighbourLawTests(ITestOutputHelper output)
{
    private const int Concurrency = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly Gen<NeighbourCase> AnyNeighbour =
        from seed in Gen.Choose(0, int.MaxValue)
        from limit in Gen.Choose(4, 25)
        from neighbour in Gen.Choose(1, limit - 1)
        from workers in Gen.Choose(1, 6)
        from processes in Gen.Choose(1, 2)
        from blocks in Gen.Elements(true, false)
        select new NeighbourCase(seed, limit, neighbour, workers, processes) { Blocks = blocks };

    [Fact]
    public void Law_ANeighbourThatHoldsItsShare_RefusesOnceAnEventAndAnEventHasARestAndACleanWindow() => Check(12, world =>
    {
        using var run = new NeighbourWorld(world);
        run.Run(Hour);
        var events = Events(run.Arrivals);
        Tell(world, run, events);

        AssertNeverOver(world, run);
        AssertEachRestEndsWithOneTrial(run.Arrivals, events);
        // Only when it is met for the first time are there many in flight beyond what is left.
        Assert.All(events, one => Assert.InRange(one.Refused, 1, Concurrency));
        Assert.InRange(events.Sum(one => one.Refused - 1), 0, Concurrency + (events.Count / 4));
        Assert.InRange(events.Count, 1, 1 + (int)(Hour / (2 * Minute)));
    });

    [Fact]
    public void Law_ANeighbourThatComesWhenItPleases_RefusesNoMoreThanOneTripsWorthARest() => Check(8, world =>
    {
        using var run = new NeighbourWorld(world with { IsRandom = true });
        run.Run(Hour);
        var events = Events(run.Arrivals);
        Tell(world, run, events);

        AssertNeverOver(world, run);
        AssertEachRestEndsWithOneTrial(run.Arrivals, events);
        Assert.All(events, one => Assert.InRange(one.Refused, 1, Concurrency));
        Assert.InRange(events.Sum(one => 1 + one.Trials), 0, (int)(Hour / Minute));
    });

    [Fact]
    public void Law_TheNeighbourLeaves_TheLaneGetsAllOfTheWindowBack() => Check(6, world =>
    {
        using var run = new NeighbourWorld(world with { Leaves = Minute * 20 });
        run.Run(Minute * (24 + world.Limit));

        Assert.Equal(world.Limit, run.LimitAtTheEnd);
        Assert.DoesNotContain(run.Arrivals, arrival => !arrival.IsTaken && arrival.At > Minute * 22);
        AssertNeverOver(world, run);
    });

    private static void AssertNeverOver(NeighbourCase world, NeighbourWorld run)
    {
        var most = run.Arrivals.Max(last => run.Arrivals.Count(arrival => arrival.At <= last.At && arrival.At > last.At - Minute));
        Assert.InRange(most, 1, world.Limit);
    }

    /// <summary>From the first refusal until a request comes through.</summary>
    private static List<Event> Events(IReadOnlyList<NeighbourWorld.Arrival> arrivals)
    {
        var events = new List<Event>();
        Event? open = null;
        foreach (var arrival in arrivals)
        {
            if (open is null)
            {
                if (!arrival.IsTaken)
                    open = new Event(arrival.At) { Refused = 1 };
            }
            else if (arrival.Entered < open.Begun + (Minute / 2))
            {
                open.Refused += arrival.IsTaken ? 0 : 1;
            }
            else if (arrival.IsTaken)
            {
                events.Add(open);
                open = null;
            }
            else
            {
                open.Trials++;
            }
        }

        return open is null ? events : [.. events, open];
    }

    /// <summary>Nobody enters during a rest, and after it one alone until it was taken.</summary>
    private static void AssertEachRestEndsWithOneTrial(IReadOnlyList<NeighbourWorld.Arrival> arrivals, List<Event> events)
    {
        foreach (var one in events)
        {
            var later = arrivals.Where(arrival => arrival.Entered > one.Begun + (Minute / 2)).OrderBy(arrival => arrival.Entered).Take(one.Trials + 2).ToList();
            var last = one.Begun;
            for (var i = 0; i < later.Count && i <= one.Trials; i++)
            {
                Assert.True(later[i].Entered >= last + Minute, $"a trial at {later[i].Entered}, after a refusal at {last}");
                last = later[i].At;
            }

            if (later.Count == one.Trials + 2)
                Assert.True(later[^1].Entered > last, $"another entered at {later[^1].Entered}, before the trial was taken at {last}");
        }
    }

    private void Tell(NeighbourCase world, NeighbourWorld run, List<Event> events) => output.WriteLine(
        $"{world}: {run.Arrivals.Count(arrival => arrival.IsTaken)} taken of {(world.Limit - world.Neighbour) * 60}, "
        + $"{run.Arrivals.Count(arrival => !arrival.IsTaken)} refused in {events.Count} events");

    private static void Check(int times, Action<NeighbourCase> law) =>
        Prop.ForAll(AnyNeighbour.ToArbitrary(), law).Check(Law.Of(20_260_301, times));

    private sealed record Event(TimeSpan Begun)
    {
        /// <summary>Refused when it began: in flight together.</summary>
        public int Refused { get; set; }

        /// <summary>Refused one by one after a rest.</summary>
        public int Trials { get; set; }
    }
}
