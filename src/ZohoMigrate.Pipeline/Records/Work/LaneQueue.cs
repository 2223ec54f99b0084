using System.Threading.Channels;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>
/// Work between Planning and Delivery for one set of lanes that calls go through together. What Delivery has no hands for yet waits here, and Planning
/// goes on with the other lanes.
/// </summary>
/// <param name="lanes">What names them: <see cref="LanesOf"/>.</param>
/// <param name="operations">The operations that write, of those whose calls go through these lanes: module and name. Null = there are no others.</param>
/// <param name="capacity">How many calls Delivery takes on before it has made those it has.</param>
internal sealed class LaneQueue(string lanes, IReadOnlyList<(string Module, string Operation)>? operations, int capacity)
{
    private readonly Channel<PlannedWork> _work = Channel.CreateBounded<PlannedWork>(capacity);
    private readonly Queue<PlannedWork> _backlog = [];

    public string Lanes => lanes;

    public IReadOnlyList<(string Module, string Operation)>? Operations => operations;

    public ChannelReader<PlannedWork> Reader => _work.Reader;

    /// <summary>Whether more is planned than Delivery took on.</summary>
    public bool HasBacklog => _backlog.Count > 0;

    public void Add(PlannedWork work) => _backlog.Enqueue(work);

    /// <summary>Hands on as much as Delivery takes at once.</summary>
    public void Feed()
    {
        while (_backlog.TryPeek(out var first) && _work.Writer.TryWrite(first))
            _backlog.Dequeue();
    }

    /// <summary>Hands on all there is, waiting for hands.</summary>
    public async Task FeedAllAsync(CancellationToken cancellationToken)
    {
        while (_backlog.TryDequeue(out var first))
            await _work.Writer.WriteAsync(first, cancellationToken);
    }

    public void Complete() => _work.Writer.Complete();

    /// <summary>What names the lanes of an operation.</summary>
    public static string LanesOf(OperationSpec operation) => $"{operation.Product}.{string.Join('+', operation.Cost.Keys.Order(StringComparer.Ordinal))}";
}
