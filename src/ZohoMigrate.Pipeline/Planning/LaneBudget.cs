namespace ZohoMigrate.Pipeline.Planning;

/// <summary>What a lane lets through: enough to say how long a run takes.</summary>
/// <param name="Requests">Most requests in a window.</param>
/// <param name="Window">The window.</param>
/// <param name="PerDay">Most requests in a day; null = no daily limit.</param>
/// <param name="UsedToday">Requests of the last 24 hours already made.</param>
public sealed record LaneBudget(int Requests, TimeSpan Window, int? PerDay, int UsedToday);
