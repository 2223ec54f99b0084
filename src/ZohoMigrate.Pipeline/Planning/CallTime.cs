namespace ZohoMigrate.Pipeline.Planning;

/// <summary>How long calls take in their lanes.</summary>
/// <param name="Minutes">At the rate of the windows, leaving the day budgets aside.</param>
/// <param name="Days">Days on which the lanes are needed, the first and the last one counted whole; 0 for no calls.</param>
/// <param name="FinishAt">When the last call leaves, UTC.</param>
internal readonly record struct CallTime(double Minutes, int Days, DateTimeOffset FinishAt);
