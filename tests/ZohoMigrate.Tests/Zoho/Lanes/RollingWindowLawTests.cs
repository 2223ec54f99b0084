using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>Law 3, never over, for any delays, stalls, deaths, reboots and clock steps; and never much slower than need be.</summary>
public sealed class RollingWindowLawTests
{
    private static readonly Gen<LimiterCase> AnyWorld =
        from seed in Gen.Choose(0, int.MaxValue)
        from requests in Gen.Choose(1, 9)
        from window in Gen.Choose(50, 1500)
        from concurrency in Gen.Choose(1, 10)
        from owners in Gen.Choose(1, 2)
        from workers in Gen.Choose(1, 8)
        from permits in Gen.Choose(1, 3)
        select new LimiterCase(seed, requests, window, concurrency, owners, workers, permits);

    [Fact]
    public void Law_AnyDisturbance_NeverOver() => Check(150, world =>
    {
        using var run = new LimiterWorld(world with
        {
            LongestStall = 400,
            AbandonPercent = 15,
            DeathPerMille = 15,
            RebootPerMille = 5,
            ClockStepPercent = 5,
        });
        run.Run();
        Assert.InRange(run.MostInAnyWindow(), 1, world.Requests);
        Assert.InRange(run.MostInFlight, 1, world.Concurrency);
    });

    [Fact]
    public void Law_NothingInTheWay_NoSlowerThanTheSlotsAllow() => Check(80, world =>
    {
        world = world with { MostPermits = 1 };
        using var run = new LimiterWorld(world);
        var took = run.Run();

        Assert.InRange(run.MostInAnyWindow(), 1, world.Requests);
        // Each use of a slot takes window + 1 ms + trip, and a poll where another process frees it; what concurrency and the number
        // of workers hold back comes on top.
        const int Poll = 26;
        var uses = Math.Ceiling(world.Total / (double)world.Requests) - 1;
        var turns = Math.Ceiling(world.Total / (double)Math.Min(world.Concurrency, world.Workers));
        Assert.InRange(took, 0, (uses * (world.Window + 1 + world.LongestTrip + Poll)) + (turns * (world.LongestTrip + Poll)) + 1);
    });

    /// <summary>The law's test can fail: a limiter that counts from the sending lets the server see too many.</summary>
    [Fact]
    public void Law_SlotsThatRestTooShort_IsSeenBroken()
    {
        var over = Enumerable.Range(0, 20).Count(seed =>
        {
            using var run = new LimiterWorld(new LimiterCase(seed, 5, 500, 5, 1, 5, 1) { ShortRest = true });
            run.Run();
            return run.MostInAnyWindow() > 5;
        });

        Assert.NotEqual(0, over);
    }

    private static void Check(int times, Action<LimiterCase> law) =>
        Prop.ForAll(AnyWorld.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_260_301UL, 7UL));
}
