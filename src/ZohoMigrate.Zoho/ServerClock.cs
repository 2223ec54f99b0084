using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Zoho;

/// <summary>
/// Zoho's clock: the <c>Date</c> of the last answer that is surely its own and the monotonic time since. What Zoho made before an attempt is judged by it, however
/// wrong this machine's clock may be. A machine that slept meanwhile reads too early, so nothing of ours ever looks older than its attempt.
/// </summary>
internal sealed class ServerClock(TimeProvider time, ILogger logger)
{
    /// <summary>A machine that is further off is told so, for its reports are.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromMinutes(1);

    private volatile Heard? _last;

    /// <summary>Now; this machine's time until the first answer.</summary>
    public DateTimeOffset Now => _last is { } last ? last.Date + time.GetElapsedTime(last.Stamp) : time.GetUtcNow();

    /// <param name="date">The answer's; null where it has none.</param>
    public void Hear(DateTimeOffset? date)
    {
        if (date is not { } said)
            return;
        if (_last is null && (time.GetUtcNow() - said).Duration() > Worth)
            logger.ClockDiffers(time.GetUtcNow() - said);
        _last = new Heard(said, time.GetTimestamp());
    }

    private sealed record Heard(DateTimeOffset Date, long Stamp);
}
