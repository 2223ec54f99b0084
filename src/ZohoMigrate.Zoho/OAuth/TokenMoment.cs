namespace ZohoMigrate.Zoho.OAuth;

/// <summary>When something was done, for processes that come later to tell how long ago.</summary>
/// <param name="Boot">The machine's boot, within which monotonic times can be compared.</param>
/// <param name="Ticks">The monotonic clock, in ticks of 100 ns.</param>
/// <param name="Utc">The wall clock, which anybody may set.</param>
internal sealed record TokenMoment(string Boot, long Ticks, DateTimeOffset Utc);
