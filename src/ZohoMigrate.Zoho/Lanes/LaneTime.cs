namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// A moment by two clocks. What is waited for by the day is over when both say so: the wall clock may be set at any moment, the other may
/// have been begun while that one was wrong. As long as either is right nothing is over too early.
/// </summary>
/// <param name="Steady">UTC, by <see cref="LaneClock"/>'s clock that nobody sets.</param>
/// <param name="Wall">UTC, by the wall clock.</param>
internal readonly record struct LaneTime(DateTimeOffset Steady, DateTimeOffset Wall)
{
    /// <summary>As it is told to people: what the wall clock will show at that moment of the steady one, unless it is set.</summary>
    public DateTimeOffset OnTheWall(DateTimeOffset steady) => steady + (Wall - Steady);

    /// <summary>So much earlier.</summary>
    public LaneTime Before(TimeSpan time) => new(Steady - time, Wall - time);
}
