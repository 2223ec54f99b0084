using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Steps that were taken and wait for more of their kind, so that a call, or a job's file, goes out full: steps of one stream, operation and
/// address go together. What a call carries alone never waits. Of what nobody knew whether it was made a call carries fewer, so that the one to blame
/// keeps the others no more.
/// </summary>
/// <param name="requests">Makes the calls.</param>
/// <param name="streams">The streams in order of delivery: what is not full goes in that order, for what comes later may still be joined by what it makes ready.</param>
internal sealed class OpenBatches(RequestPlanner requests, IReadOnlyList<string> streams)
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<(string Stream, string Operation, string Path, int Most), OpenBatch> _open = [];
    private readonly Dictionary<string, int> _places = streams.Index().ToDictionary(stream => stream.Item, stream => stream.Index, StringComparer.Ordinal);

    /// <summary>Says which steps go in a job's file; null = none do.</summary>
    public JobPlanner? Jobs { get; init; }

    public bool IsEmpty => _open.Count == 0;

    /// <summary>Takes a step in.</summary>
    /// <returns>What is full by it.</returns>
    public IEnumerable<PlannedWork> Add(ReadyStep step)
    {
        var operation = requests.OperationOf(step);
        var record = requests.Record(step);
        if (operation.Batch is not { } spec)
            return [requests.Plan([step], [record])];
        var most = spec.MostAfter(step.UnknownAttempts);
        // What two jobs left in the dark goes by calls: a third would, too, and the record to blame would never stand alone.
        var row = most < spec.Most ? null : Jobs?.RowOf(step);
        var batched = new BatchedStep(step, record, Encoding.UTF8.GetByteCount(record ?? "") + 1, row is null ? [] : [.. row.Select(member => member.Key)]);
        var place = (step.Stream, row is null ? step.Operation : BulkSpec.JobName, string.Join('/', requests.PathOf(step).Values), most);
        var full = new List<PlannedWork>();
        if (_open.TryGetValue(place, out var batch) && !batch.HasRoomFor(batched))
            full.AddRange(Close(place));
        if (!_open.TryGetValue(place, out batch))
            _open.Add(place, batch = row is null ? new CallBatch(requests, requests.ModuleOf(step), spec, most) : Jobs!.Begin(step));
        batch.Take(batched);
        if (batch.IsFull)
            full.AddRange(Close(place));
        return full;
    }

    /// <summary>Those of the first stream that are not full, as they are: nothing that comes before them is under way and could make more ready.</summary>
    /// <param name="underWay">The streams of which calls are under way.</param>
    /// <param name="atWork">Those of which jobs are at work: they make more ready of later streams, and of their own only where its records refer to one another.</param>
    public IReadOnlyList<PlannedWork> TakeDue(IReadOnlySet<string> underWay, IReadOnlySet<string>? atWork = null)
    {
        if (_open.Count == 0)
            return [];
        var (first, batch) = _open.MinBy(open => PlaceOf(open.Key.Stream));
        var place = PlaceOf(first.Stream);
        return underWay.Any(stream => PlaceOf(stream) <= place) || (atWork ?? Nothing).Any(stream => PlaceOf(stream) < place || (stream == first.Stream && batch.MayGrowByItself))
            ? []
            : Take(first.Stream);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PlannedWork> TakeAll() => [.. _open.Keys.Select(place => place.Stream).Distinct(StringComparer.Ordinal).ToList().SelectMany(Take)];

    private List<PlannedWork> Take(string stream) =>
        [.. _open.Keys.Where(place => place.Stream == stream).OrderBy(place => (place.Operation, place.Path, place.Most)).ToList().SelectMany(Close)];

    // A stream that nobody named comes last.
    private int PlaceOf(string stream) => _places.GetValueOrDefault(stream, int.MaxValue);

    private IEnumerable<PlannedWork> Close((string Stream, string Operation, string Path, int Most) place)
    {
        _open.Remove(place, out var batch);
        return batch!.Close();
    }
}
