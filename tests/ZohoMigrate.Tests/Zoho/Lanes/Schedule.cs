namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>Some windows' worth of requests, and what comes in their way. Times in ms.</summary>
/// <param name="Seed">Of all chance in it.</param>
/// <param name="Permits">Asked for until it is over.</param>
/// <param name="Workers">Who ask, of all processes.</param>
internal sealed record Schedule(int Seed, int Permits, int Workers)
{
    /// <summary>What a request may cost.</summary>
    public int MostPermits { get; init; } = 1;

    /// <summary>Shortest and longest time between permit and response.</summary>
    public (int Least, int Most) Trip { get; init; } = (1, 100);

    /// <summary>Longest stall of a worker between two requests.</summary>
    public int LongestStall { get; init; }

    /// <summary>How often nobody gets the processor for a while though somebody could go on.</summary>
    public int PreemptPercent { get; init; }

    public int AbandonPercent { get; init; }

    /// <summary>How often nothing is sent after all.</summary>
    public int ReturnPercent { get; init; }

    /// <summary>Share of steps at which a process dies.</summary>
    public int DeathPerMille { get; init; }

    /// <summary>Share of steps at which the machine reboots.</summary>
    public int RebootPerMille { get; init; }

    public int ClockStepPercent { get; init; }

    /// <summary>Any schedule of four to six windows; each disturbance is in some of them, in some there is none.</summary>
    public static Schedule Any(int seed, LimiterLane lane)
    {
        var random = new Random(seed);
        int Maybe(int most, int oneIn) => random.Next(oneIn) == 0 ? random.Next(1, most + 1) : 0;
        return new Schedule(seed, lane.Requests * random.Next(4, 7), random.Next(1, 9))
        {
            MostPermits = random.Next(1, 4),
            Trip = (1, random.Next(2, 120)),
            LongestStall = Maybe(2 * lane.Window, oneIn: 2),
            PreemptPercent = Maybe(40, oneIn: 2),
            AbandonPercent = Maybe(30, oneIn: 2),
            ReturnPercent = Maybe(20, oneIn: 3),
            DeathPerMille = Maybe(20, oneIn: 3),
            RebootPerMille = Maybe(10, oneIn: 5),
            ClockStepPercent = Maybe(10, oneIn: 2),
        };
    }
}
