namespace ZohoMigrate.Cli.Commands;

/// <summary>The sleep of a run that waits for its limits.</summary>
internal static class Pause
{
    /// <summary>In short sleeps: a clock that was set, or a machine that slept, is noticed.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Sleeps until the wall clock shows that time, or as much time has passed as it was away: the first that comes. A clock that was set back
    /// makes it no longer, and one that was set forward only has the limits asked early, which go by a clock of their own.
    /// </summary>
    public static async Task UntilAsync(DateTimeOffset until, TimeProvider time, CancellationToken cancellationToken)
    {
        var whole = until - time.GetUtcNow();
        var begun = time.GetTimestamp();
        while (Shorter(until - time.GetUtcNow(), whole - time.GetElapsedTime(begun)) is var left && left > TimeSpan.Zero)
            await Task.Delay(Shorter(left, LongestSleep), time, cancellationToken);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
