using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A queue for each set of lanes: a lane that waits a minute, or is locked, keeps nobody from another.</summary>
internal sealed class LaneQueues
{
    private readonly Dictionary<string, LaneQueue> _queues;

    /// <param name="modules">The modules that are delivered to.</param>
    /// <param name="capacity">How many calls Delivery takes on in each.</param>
    public LaneQueues(IEnumerable<ModuleSpec> modules, int capacity)
    {
        var lanes = modules.SelectMany(module => module.Operations.Values.Concat(module.Bulk?.Operations ?? []).Select(operation => (module.Module, Operation: operation)))
            .GroupBy(one => LaneQueue.LanesOf(one.Operation), StringComparer.Ordinal).ToList();
        _queues = lanes.ToDictionary(
            lane => lane.Key,
            lane => new LaneQueue(lane.Key, lanes.Count == 1 ? null : [.. lane.Where(one => one.Operation.Effect != Effect.Read).Select(one => (one.Module, one.Operation.Name))], capacity),
            StringComparer.Ordinal);
    }

    public IReadOnlyCollection<LaneQueue> All => _queues.Values;

    public void Add(PlannedWork work) => _queues[LaneQueue.LanesOf(work.Operation)].Add(work);

    public void Feed()
    {
        foreach (var queue in All)
            queue.Feed();
    }

    public Task FeedAllAsync(CancellationToken cancellationToken) => Task.WhenAll(All.Select(queue => queue.FeedAllAsync(cancellationToken)));

    public void Complete()
    {
        foreach (var queue in All)
            queue.Complete();
    }
}
