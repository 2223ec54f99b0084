using System.Text;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Steps that were taken and wait for more of their kind, so that a call goes out full: steps of one stream, operation and address go together. What
/// a call carries alone never waits.
/// </summary>
/// <param name="requests">Makes the calls.</param>
/// <param name="streams">The streams in order of delivery: what is not full goes in that order, for what comes later may still be joined by what it makes ready.</param>
internal sealed class OpenBatches(RequestPlanner requests, IReadOnlyList<string> streams)
{
    private readonly Dictionary<(string Stream, string Operation, string Path), Batch> _open = [];
    private readonly Dictionary<string, int> _places = streams.Index().ToDictionary(stream => stream.Item, stream => stream.Index, StringComparer.Ordinal);

    public bool IsEmpty => _open.Count == 0;

    /// <summary>Takes a step in.</summary>
    /// <returns>The calls that are full by it.</returns>
    public IEnumerable<PlannedRequest> Add(ReadyStep step)
    {
        var operation = requests.OperationOf(step);
        var record = requests.Record(step);
        if (operation.Batch is not { } spec)
        {
            yield return requests.Plan([step], [record]);
            yield break;
        }

        var place = (step.Stream, step.Operation, string.Join('/', requests.PathOf(step).Values));
        var bytes = Encoding.UTF8.GetByteCount(record ?? "") + 1;
        if (_open.TryGetValue(place, out var batch) && batch.Bytes + bytes > spec.MostBytes)
            yield return Close(place);
        if (!_open.TryGetValue(place, out batch))
            _open.Add(place, batch = new Batch());
        batch.Take(step, record, bytes);
        if (batch.Steps.Count == spec.Most)
            yield return Close(place);
    }

    /// <summary>Those of the first stream that are not full, as they are: nothing that comes before them is under way and could make more ready.</summary>
    /// <param name="underWay">The streams of which calls are under way.</param>
    public IReadOnlyList<PlannedRequest> TakeDue(IReadOnlySet<string> underWay)
    {
        if (_open.Count == 0)
            return [];
        var first = _open.Keys.MinBy(place => PlaceOf(place.Stream)).Stream;
        return underWay.Any(stream => PlaceOf(stream) <= PlaceOf(first)) ? [] : Take(first);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PlannedRequest> TakeAll() => [.. _open.Keys.Select(place => place.Stream).Distinct(StringComparer.Ordinal).ToList().SelectMany(Take)];

    private List<PlannedRequest> Take(string stream) =>
        [.. _open.Keys.Where(place => place.Stream == stream).OrderBy(place => (place.Operation, place.Path)).ToList().Select(Close)];

    // A stream that nobody named comes last.
    private int PlaceOf(string stream) => _places.GetValueOrDefault(stream, int.MaxValue);

    private PlannedRequest Close((string Stream, string Operation, string Path) place)
    {
        _open.Remove(place, out var batch);
        return requests.Plan(batch!.Steps, batch.Records);
    }

    private sealed class Batch
    {
        public List<ReadyStep> Steps { get; } = [];

        public List<string?> Records { get; } = [];

        public long Bytes { get; private set; }

        public void Take(ReadyStep step, string? record, int bytes)
        {
            Steps.Add(step);
            Records.Add(record);
            Bytes += bytes;
        }
    }
}
