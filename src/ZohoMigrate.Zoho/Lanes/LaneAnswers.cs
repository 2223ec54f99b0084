using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>What Zoho's answers say of a lane: written down for all its processes before another attempt may pass.</summary>
internal sealed class LaneAnswers(string name, LaneFile file, LaneLimits limits, LaneGate gate, ILogger logger)
{
    /// <summary>"Limits:Books:Headroom".</summary>
    private string HeadroomSetting => $"{LaneOptions.SectionOf(name[..name.IndexOf('.', StringComparison.Ordinal)])}:{nameof(LaneOptions.Headroom)}";

    /// <summary>The lane must rest.</summary>
    /// <param name="length">As long as Zoho wants, or as such an answer is worth.</param>
    /// <param name="verdict">All that the answer says.</param>
    /// <param name="slot">The attempt's.</param>
    /// <param name="isTrial">It was the one that tried the lane after a rest.</param>
    public async Task CoolAsync(TimeSpan length, LaneVerdict verdict, long slot, bool isTrial)
    {
        var (isCooling, rest, accepted) = await file.RunAsync(
            connection =>
            {
                var now = file.Time.MonotonicTicks();
                var before = CoolDown.Until(connection, now);
                Slots.Refuse(connection, slot);
                // An outage goes by its own pauses, and is no reason to end a run.
                if (isTrial && !verdict.Outage)
                    CoolDown.Refuse(connection);
                var rest = CoolDown.Begin(connection, length, verdict.Said, file.Time);
                if (verdict.QuotaUntil is not null)
                    Quota.Suspect(connection);
                return (before is not null, rest, verdict.WindowFull ? LearntLimit.Learn(connection, limits, now) : null);
            },
            CancellationToken.None);
        // Several attempts under way learn of the same limit: the log says it once.
        if (!isCooling)
            logger.LaneCools(name, file.Time.GetUtcNow() + rest, rest);
        if (accepted is { } count)
            logger.LimitLearnt(name, count, limits.Requests, Math.Max(1, count), limits.Window, HeadroomSetting);
    }

    /// <summary>Zoho says how many permits of the day are left to the organisation: what is missing of them, others have taken.</summary>
    public async Task HearLeftAsync(LaneVerdict verdict)
    {
        if (limits.LeftHeader is not { } header || verdict.Left?.TryGetValue(header, out var left) != true || gate.OrganizationPerDay is not { } perDay)
            return;
        await file.RunAsync(
            connection => DayCount.LeaveNoMoreThan(connection, left, perDay, limits, LaneClock.Now(connection, file.Time)), CancellationToken.None);
    }

    /// <summary>Whether the rest there was may have been for the day's end.</summary>
    public Task<bool> IsDaySuspectedAsync() => file.RunAsync(Quota.IsSuspected, CancellationToken.None);

    /// <summary>Zoho says that the day's calls are used up.</summary>
    /// <returns>Until when the lane is closed, by the wall clock.</returns>
    public async Task<DateTimeOffset> ExhaustAsync(LaneVerdict verdict)
    {
        var (isKnown, until) = await file.RunAsync(
            connection =>
            {
                var now = LaneClock.Now(connection, file.Time);
                var before = Quota.Until(connection, now);
                // Still so after the midnight at which it should have been over: the clocks differ, or the day begins elsewhere.
                var isMidnight = verdict.IsQuotaGuessed && limits.DayZone is not null && !Quota.IsExhausted(connection);
                var length = isMidnight ? CalendarDay.Of(now.Steady, limits.DayZone!).Ends - now.Steady : verdict.QuotaUntil!.Value - now.Wall;
                return (before is not null, Quota.Exhaust(connection, length, now));
            },
            CancellationToken.None);
        if (!isKnown)
            logger.DayUsedUp(name, until);
        return until;
    }

    /// <summary>The attempt that tried the lane came through. It says nothing of what another, sent before it, has heard meanwhile.</summary>
    public async Task PassedAsync(long slot)
    {
        var isOpen = await file.RunAsync(
            connection =>
            {
                if (CoolDown.Passed(connection, slot) == 0)
                    return false;
                Quota.Trust(connection);
                return true;
            },
            CancellationToken.None);
        if (isOpen)
            logger.LaneOpensAgain(name);
    }
}
