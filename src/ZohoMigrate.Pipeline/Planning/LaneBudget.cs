namespace ZohoMigrate.Pipeline.Planning;

/// <summary>What a lane lets through: enough to say how long a run takes.</summary>
/// <param name="Requests">Most requests in a window.</param>
/// <param name="Window">The window.</param>
/// <param name="PerDay">Most requests of ours in a day; null = no daily limit.</param>
/// <param name="UsedToday">Requests of the day already made.</param>
public sealed record LaneBudget(int Requests, TimeSpan Window, int? PerDay, int UsedToday)
{
    /// <summary>Requests of each day left to the organisation's users and other programs.</summary>
    public int Reserved { get; init; }

    /// <summary>How long until the next day of requests begins: where nobody knows, as long as a day is.</summary>
    public TimeSpan UntilNextDay { get; init; } = TimeSpan.FromDays(1);
}
