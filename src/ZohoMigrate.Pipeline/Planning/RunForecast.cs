namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Foretells when calls leave, lane by lane as the lanes will let them: each as many at once as it has permits, then as they come back. How long
/// an answer takes is left out: nobody knows it beforehand, and it shows only where it is longer than the pause between two permits (1.2 s for
/// messages of Zoho Cliq) times the calls that go side by side, which are as many as there are sequences.
/// </summary>
internal sealed class RunForecast(IReadOnlyList<CallFlow> flows, IReadOnlyDictionary<string, LaneBudget> lanes)
{
    /// <summary>How long they take.</summary>
    /// <param name="now">UTC.</param>
    public CallTime From(DateTimeOffset now)
    {
        var foretold = Foretell(lanes, now);
        var unhindered = lanes.Values.Any(lane => lane.PerDay is not null)
            ? Foretell(lanes.ToDictionary(lane => lane.Key, lane => lane.Value with { PerDay = null, Day = new(lane.Value.Day.Rule) }, StringComparer.Ordinal), now)
            : foretold;
        return new CallTime((End(unhindered, now) - now).TotalMinutes, foretold.Values.Select(lane => lane.Days(now)).DefaultIfEmpty().Max(), End(foretold, now));
    }

    private static DateTimeOffset End(Dictionary<string, ForetoldLane> foretold, DateTimeOffset now) => foretold.Values.Max(lane => lane.Last) ?? now;

    private Dictionary<string, ForetoldLane> Foretell(IReadOnlyDictionary<string, LaneBudget> budgets, DateTimeOffset now)
    {
        var foretold = budgets.ToDictionary(lane => lane.Key, lane => new ForetoldLane(lane.Value, inWindow: 0, now), StringComparer.Ordinal);
        var left = new CallsToCome(flows);
        while (true)
        {
            while (left.LeaveAtOnce(foretold, now))
            {
            }

            if (left.IsEmpty || foretold.Values.Min(lane => lane.Opens(now)) is not { } next)
                return foretold;
            now = next;
        }
    }
}
