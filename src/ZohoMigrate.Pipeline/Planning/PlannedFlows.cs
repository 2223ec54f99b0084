using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Puts the calls of a plan in order: what is read comes first, then stream by stream, each as its parents are made.</summary>
internal sealed class PlannedFlows
{
    private readonly List<CallFlow> _flows = [];
    private readonly List<CallFlow> _reads = [];
    private readonly Dictionary<string, IReadOnlyList<CallFlow>> _creates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<CallFlow>> _ofStream = new(StringComparer.Ordinal);

    /// <summary>In the order in which they share a lane.</summary>
    public IReadOnlyList<CallFlow> All => _flows;

    /// <summary>Adds calls that read what must be known before anything is sent.</summary>
    public void Read(OperationSpec operation, long calls)
    {
        if (Add(CallFlow.Of(operation, calls)) is { } flow)
            _reads.Add(flow);
    }

    /// <summary>Adds a stream, after those before it.</summary>
    /// <param name="calls">Its calls.</param>
    /// <param name="families">The streams it waits for; those that come later are left out.</param>
    public void Add(StreamCalls calls, StreamFamilies families)
    {
        var before = families.AncestorsOf(calls.Stream).Where(_ofStream.ContainsKey).SelectMany(ancestor => _ofStream[ancestor]).ToList();
        var made = families.ParentsOf(calls.Stream).Where(_creates.ContainsKey).Select(parent => _creates[parent]).ToList();
        var creates = new List<CallFlow>();
        foreach (var (operation, count) in calls.ByJobs)
            creates.Add(Add(CallFlow.Of(operation, count) with { After = [.. _reads, .. creates.TakeLast(1)], Parents = made })!);
        if (Add(CallFlow.Of(calls.Full.Operation, calls.Full.Calls) with { After = [.. _reads], Parents = made }) is { } full)
            creates.Add(full);
        IReadOnlyList<CallFlow> waitsFor = [.. _reads, .. before, .. creates];
        foreach (var (operation, count) in calls.Rest)
            creates.Add(Add(CallFlow.Of(operation, count) with { After = waitsFor })!);
        _creates.Add(calls.Stream, creates);
        var looks = Add(CallFlow.Of(calls.Looks.Operation, calls.Looks.Calls) with { After = [.. _reads], Parents = [creates] });
        var steps = Add(CallFlow.Of(calls.Steps.Operation, calls.Steps.Calls) with { After = [.. _reads], Parents = [creates] });
        _ofStream.Add(calls.Stream, [.. creates, .. new[] { looks, steps }.OfType<CallFlow>()]);
    }

    private CallFlow? Add(CallFlow flow)
    {
        if (flow.Calls == 0)
            return null;
        _flows.Add(flow);
        return flow;
    }
}
