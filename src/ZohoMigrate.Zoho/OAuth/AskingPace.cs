namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// When the next access token may be asked for. Zoho gives ten per refresh token in ten minutes, and after too many wants none asked for
/// ten minutes (reference/zoho-oauth.md §3, §4). The asks of all processes are made one after another, so one that travelled slowly makes
/// at most one more of them fall into ten minutes of Zoho's: the tenth is not made.
/// </summary>
internal static class AskingPace
{
    /// <summary>So often in a row Zoho may say that it has had too many before the run is better paused.</summary>
    public const int MostThrottles = 3;

    private const int MostAsks = 9;
    private const int LongestPauseSeconds = 120;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long Zoho still wants to be left alone.</summary>
    public static TimeSpan ThrottleLeft(TokenState state, TokenClock clock) =>
        state.Throttled is { } throttled ? Positive(Window - clock.Since(throttled)) : TimeSpan.Zero;

    /// <summary>How long until one of the asks made counts no more.</summary>
    public static TimeSpan WindowLeft(TokenState state, TokenClock clock)
    {
        var ages = state.Asked.Select(clock.Since).Where(age => age < Window).Order().ToList();
        return ages.Count < MostAsks ? TimeSpan.Zero : Window - ages[MostAsks - 1];
    }

    /// <summary>The state with one ask more, without those that no longer count, and without the token that was not good enough.</summary>
    public static TokenState Asking(TokenState state, TokenClock clock) =>
        state with { Token = null, Asked = [.. state.Asked.Where(asked => clock.Since(asked) < Window), clock.Now()] };

    /// <summary>The pause between asks of a process that got so many failures in a row: an outage may last for hours.</summary>
    public static TimeSpan PauseAfter(int failures) =>
        failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestPauseSeconds, Math.Pow(2, Math.Min(failures, 10))));

    private static TimeSpan Positive(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
