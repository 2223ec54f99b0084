namespace ZohoMigrate.Sandbox.Limits;

/// <summary>The second opinion on the window: two pointers over all moments, sharing nothing with <see cref="RollingCount"/>.</summary>
internal static class WindowOracle
{
    /// <summary>
    /// The most <paramref name="moments"/> (ticks, ascending) that any rolling window held; two exactly <paramref name="window"/> apart are not in one.
    /// </summary>
    public static int MaxInWindow(IReadOnlyList<long> moments, TimeSpan window)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < moments.Count; last++)
        {
            while (moments[last] - moments[first] >= window.Ticks)
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
