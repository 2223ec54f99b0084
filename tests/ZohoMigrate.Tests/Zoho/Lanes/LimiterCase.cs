namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>One world for the limiter to live in.</summary>
public sealed record LimiterCase(int Seed, int Requests, int Window, int Concurrency, int Owners, int Workers, int MostPermits)
{
    /// <summary>Longest time between permit and response, ms.</summary>
    public int LongestTrip { get; init; } = 200;

    /// <summary>Longest stall of a worker between two requests, ms.</summary>
    public int LongestStall { get; init; }

    public int AbandonPercent { get; init; }

    /// <summary>Share of steps at which an owner dies.</summary>
    public int DeathPerMille { get; init; }

    /// <summary>Share of steps at which the machine reboots.</summary>
    public int RebootPerMille { get; init; }

    public int ClockStepPercent { get; init; }

    /// <summary>The limiter believes in a window shorter by a trip: what counting from the sending comes to.</summary>
    public bool ShortRest { get; init; }

    public int Total { get; init; } = 60;
}
