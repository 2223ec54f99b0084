namespace ZohoMigrate.Zoho.Lanes;

/// <summary>A permit, or why there is none for a long time.</summary>
internal readonly record struct LaneEntry<TPermit>(TPermit? Permit, LaneClosure? Closed)
    where TPermit : class;

/// <summary>The lane is shut for longer than a process should sleep: the run is better paused.</summary>
/// <param name="Until">When it is worth going on, UTC.</param>
/// <param name="Why">What shut it.</param>
internal sealed record LaneClosure(DateTimeOffset Until, string Why);
