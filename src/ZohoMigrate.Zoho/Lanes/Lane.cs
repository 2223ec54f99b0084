using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// A set of limits that attempts share, over all processes of this machine: cool-down, day budget, concurrency, rolling window; and
/// the breaker that pauses it while Zoho cannot be reached.
/// </summary>
public sealed class Lane : IAsyncDisposable
{
    /// <summary>How often to see whether the one that tries the lane has come through; it may be another process's.</summary>
    private static readonly TimeSpan TriedPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than this nobody waits in silence: code 43 locks for an hour (reference/zoho-books.md §2), and the run is paused.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly LaneFile _file;
    private readonly LaneLimits _limits;
    private readonly LaneGate _gate;
    private readonly RollingWindowLimiter _window;

    internal Lane(string name, LaneFile file, LaneLimits limits, OutageBreaker breaker, ILogger logger)
    {
        Name = name;
        _file = file;
        _limits = limits;
        _gate = new LaneGate(limits, file.Owner, file.Time);
        _window = new RollingWindowLimiter(file, limits);
        Breaker = breaker;
        Answers = new LaneAnswers(name, file, limits, _gate, logger);
    }

    /// <summary>"books.organization": product and lane.</summary>
    public string Name { get; }

    /// <summary>Most permits of ours in a day; null = no limit.</summary>
    public int? PerDay => _gate.PerDay;

    internal OutageBreaker Breaker { get; }

    internal LaneAnswers Answers { get; }

    /// <summary>The lane as it stands, for the progress line.</summary>
    public async Task<LaneSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        var (count, limit, cooling, isOnTrial, day) = await _file.RunAsync(
            connection => (
                Slots.Count(connection, _limits, _file.Time.MonotonicTicks()),
                LearntLimit.Of(connection, _limits, _file.Time.MonotonicTicks()).Requests,
                CoolDown.Until(connection, _file.Time.MonotonicTicks()),
                CoolDown.IsOnTrial(connection),
                DayCount.Used(connection, _limits, LaneClock.Now(connection, _file.Time))),
            cancellationToken);
        DateTimeOffset? until = cooling is { } at ? _file.Time.GetUtcNow() + _file.Time.TimeUntil(at) : null;
        return new LaneSnapshot(count.Used, limit, count.InFlight, until, Breaker.IsOpen, day, PerDay)
        {
            Configured = _limits.Requests,
            OrganizationDayLimit = _gate.OrganizationPerDay,
            IsOnTrial = isOnTrial,
            Lowest = Math.Min(limit, _window.Lowest),
        };
    }

    /// <summary>The day's calls as they count now, for the plan.</summary>
    public Task<LaneDay> ReadDayAsync(CancellationToken cancellationToken) =>
        _file.RunAsync(connection => DayCount.Read(connection, _limits, LaneClock.Now(connection, _file.Time)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        _file.Dispose();
    }

    /// <summary>The day's budget became known from the organisation's plan: from now on, and for whoever opens the lane next.</summary>
    internal async Task LimitDayAsync(int perDay)
    {
        await _file.RunAsync(connection => Quota.RememberPlan(connection, perDay), CancellationToken.None);
        _gate.OrganizationPerDay = perDay;
    }

    /// <summary>How many the organisation's plan lets be in process at once became known. Whoever opens the lane next asks for it first, by a call alone.</summary>
    internal void LimitConcurrency(int most) => _window.LimitConcurrency(most);

    /// <summary>
    /// Takes the plan's budget as it was last read. Without it, a process that begins late in the day would guess, find the guess used
    /// up, and never get to ask which plan it is.
    /// </summary>
    internal async Task RecallDayAsync(CancellationToken cancellationToken)
    {
        if (await _file.RunAsync(Quota.PlanPerDay, cancellationToken) is { } perDay)
            _gate.OrganizationPerDay = perDay;
    }

    /// <summary>Waits for the right to send; neither for the day's budget to come back nor for the end of a long lock.</summary>
    internal async Task<LaneEntry<LanePermit>> EnterAsync(int permits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = await _file.RunAsync(connection => _gate.Ask(connection, permits), cancellationToken);
            if (asked.Gate == Gate.Open)
            {
                var lease = (SlotLease)await _window.AcquireAsync(permits, cancellationToken);
                LanePermit? permit = null;
                try
                {
                    // The wait may have been long: ask again, and count.
                    asked = await _file.RunAsync(connection => _gate.Pass(connection, permits, lease.Slot), cancellationToken);
                    if (asked.Gate == Gate.Open)
                        return new(permit = new LanePermit(this, lease, permits, asked), null);
                }
                finally
                {
                    if (permit is null)
                        lease.Return();
                }
            }

            if (ClosureOf(asked) is { } closed)
                return new(null, closed);
            await RestAsync(asked, cancellationToken);
        }
    }

    private LaneClosure? ClosureOf(Admission asked) => asked.Gate switch
    {
        Gate.DayUsed => new LaneClosure(asked.DayUntil, "The day's calls are used up."),
        Gate.Exhausted => new LaneClosure(asked.DayUntil, "Zoho says that the day's calls are used up."),
        Gate.Cooling when _file.Time.TimeUntil(asked.CoolUntil) is var left && left > LongestRest =>
            new LaneClosure(_file.Time.GetUtcNow() + left, "Zoho wants no calls of this organisation for a while" + (asked.Said is { } said ? $": {said}" : ".")),
        _ => null,
    };

    /// <summary>A permit that was counted has not been used.</summary>
    internal Task UncountAsync(int permits, LaneTime countedAt) =>
        _file.RunAsync(connection => DayCount.TakeBack(connection, permits, countedAt), CancellationToken.None);

    private Task RestAsync(Admission asked, CancellationToken cancellationToken)
    {
        var left = asked.Gate == Gate.Tried ? TriedPoll : _file.Time.TimeUntil(asked.CoolUntil);
        return Task.Delay(left, _file.Time, cancellationToken);
    }
}
