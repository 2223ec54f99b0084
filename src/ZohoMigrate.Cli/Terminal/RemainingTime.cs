namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// The time left, reckoned as the plan is: from the calls left and what the lane lets through. When the window's permits come back is known to
/// a window only, so the first word of when it ends stands while it can be kept.
/// </summary>
internal sealed class RemainingTime
{
    private DateTimeOffset? _end;

    /// <param name="calls">Calls that are still to be made.</param>
    /// <param name="lane">What they go through.</param>
    /// <param name="now">UTC.</param>
    public TimeSpan Left(long calls, WatchedLane lane, DateTimeOffset now)
    {
        var begin = lane.Snapshot.CoolingUntil is { } until && until > now ? until : now;
        var end = lane.Budget.LastOf(calls, lane.Snapshot.Used, begin);
        // Later by more than a doubt about the window: it has fallen behind.
        if (_end is not { } said || end < said || end > said + (2 * lane.Budget.Window))
            _end = end;
        return _end > now ? _end.Value - now : TimeSpan.Zero;
    }
}
