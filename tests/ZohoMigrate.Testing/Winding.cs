namespace ZohoMigrate.Testing;

/// <summary>Winds a clock while something real goes on beside it.</summary>
public static class Winding
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Lets time pass from timer to timer until the work is done or so much has passed. What is further off than twenty minutes is
    /// the time that an answer may take, and does not pass: answers come in real time.
    /// </summary>
    /// <returns>Whether the work is done.</returns>
    public static async Task<bool> WindAsync(this ManualTimeProvider clock, Task work, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var end = clock.Elapsed + atMost;
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(15))) != work)
        {
            var left = end - clock.Elapsed;
            if (left <= TimeSpan.Zero)
                return false;
            if (clock.NextTimer is { } next && next <= Longest)
                clock.Advance(next < left ? next : left);
        }

        return true;
    }
}
