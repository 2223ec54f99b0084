namespace ZohoMigrate.Zoho.Wire;

/// <summary>Retry-After in both its forms.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The time to wait, however long; null when none is asked for or it is over already.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        // A date is the server's: its own clock, where it gives one, says how far off it is.
        var wait = header?.Delta ?? (header?.Date - (response.Headers.Date ?? time.GetUtcNow()));
        return wait > TimeSpan.Zero ? wait : null;
    }
}
