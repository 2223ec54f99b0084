namespace ZohoMigrate.Zoho.Lanes;

/// <summary>A permit, or the moment (UTC) from which the day's budget has room again.</summary>
internal readonly record struct LaneEntry<TPermit>(TPermit? Permit, DateTimeOffset DayUntil)
    where TPermit : class;
