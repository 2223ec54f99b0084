namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls that have not left yet. Those of the flows that come first go first, where they share a lane.</summary>
internal sealed class CallsToCome(IReadOnlyList<CallFlow> flows)
{
    private readonly Dictionary<CallFlow, long> _made = new(ReferenceEqualityComparer.Instance);

    public bool IsEmpty => flows.All(IsMade);

    /// <summary>As many leave as are ready and have room. What they are waited for is made from then on.</summary>
    /// <returns>Whether any did.</returns>
    public bool LeaveAtOnce(IReadOnlyDictionary<string, ForetoldLane> lanes, DateTimeOffset now)
    {
        var any = false;
        foreach (var flow in flows.Where(flow => !IsMade(flow)))
        {
            var calls = Ready(flow) - Made(flow);
            foreach (var (lane, permits) in Through(flow, lanes))
                calls = Math.Min(calls, lane.Room(permits, now));
            if (calls <= 0)
                continue;
            foreach (var (lane, permits) in Through(flow, lanes))
                lane.Take(calls, permits, now);
            _made[flow] = Made(flow) + calls;
            any = true;
        }

        return any;
    }

    private static IEnumerable<(ForetoldLane Lane, int Permits)> Through(CallFlow flow, IReadOnlyDictionary<string, ForetoldLane> lanes) =>
        flow.Permits.Where(lane => lanes.ContainsKey(lane.Key)).Select(lane => (lanes[lane.Key], lane.Value));

    private long Made(CallFlow flow) => _made.GetValueOrDefault(flow);

    private bool IsMade(CallFlow flow) => Made(flow) == flow.Calls;

    private long Ready(CallFlow flow) => flow.After.All(IsMade) ? flow.Parents.Select(parent => Share(flow, parent)).Append(flow.Calls).Min() : 0;

    private long Share(CallFlow flow, IReadOnlyList<CallFlow> parent)
    {
        var all = parent.Sum(calls => calls.Calls);
        return all == 0 ? flow.Calls : (long)((Int128)flow.Calls * parent.Sum(Made) / all);
    }
}
