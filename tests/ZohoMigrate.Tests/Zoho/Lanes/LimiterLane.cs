namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>A lane for a limiter to keep to.</summary>
/// <param name="Requests">Most permits in a window.</param>
/// <param name="Window">Its length, in ms.</param>
/// <param name="Concurrency">Most requests at once.</param>
/// <param name="Owners">Processes on it.</param>
internal sealed record LimiterLane(int Requests, int Window, int Concurrency, int Owners)
{
    /// <summary>By how many ms the limiter takes the window for shorter: what counting from the sending comes to.</summary>
    public int ShortRest { get; init; }

    /// <summary>The window in ticks.</summary>
    public long Ticks => Window * TimeSpan.TicksPerMillisecond;

    public static LimiterLane Any(int seed)
    {
        var random = new Random(seed);
        return new LimiterLane(random.Next(1, 9), random.Next(50, 1501), random.Next(1, 11), random.Next(1, 3));
    }
}
