using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Steps that were taken and wait for more of their kind, so that a call, or a job's file, goes out full: steps of one stream, operation and
/// address go together. What a call carries alone never waits. Of what nobody knew whether it was made a call carries fewer, so that the one to blame
/// keeps the others no more.
/// </summary>
/// <param name="requests">Makes the calls.</param>
/// <param name="streams">The streams in order of delivery.</param>
internal sealed class OpenBatches(RequestPlanner requests, IReadOnlyList<string> streams)
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<(string Stream, string Operation, string Path, int Most), (OpenBatch Batch, string Lanes)> _open = [];
    private readonly Dictionary<string, int> _places = streams.Index().ToDictionary(stream => stream.Item, stream => stream.Index, StringComparer.Ordinal);

    /// <summary>Says which steps go in a job's file; null = none do.</summary>
    public JobPlanner? Jobs { get; init; }

    /// <summary>What may make more ready of a stream: its ancestors, and its own.</summary>
    public StreamFamilies Families { get; init; } = StreamFamilies.None;

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
        if (_open.TryGetValue(place, out var open) && !open.Batch.HasRoomFor(batched))
            full.AddRange(Close(place));
        if (!_open.TryGetValue(place, out open))
        {
            open = (row is null ? new CallBatch(requests, requests.ModuleOf(step), spec, most) : Jobs!.Begin(step), LaneQueue.LanesOf(operation));
            _open.Add(place, open);
        }

        open.Batch.Take(batched);
        if (open.Batch.IsFull)
            full.AddRange(Close(place));
        return full;
    }

    /// <summary>The batches that are not full, of each stream for which no work under way can make more records ready.</summary>
    /// <param name="underWay">The streams of which calls are under way.</param>
    /// <param name="atWork">Those of which jobs are at work: they make more ready of other streams, and of their own only where its records refer to one another.</param>
    /// <param name="takenOf">The lanes of which all steps that are ready were taken; null = all of them.</param>
    public IReadOnlyList<PlannedWork> TakeDue(IReadOnlySet<string> underWay, IReadOnlySet<string>? atWork = null, IReadOnlySet<string>? takenOf = null)
    {
        var waiting = _open.Keys.Select(place => place.Stream).ToHashSet(StringComparer.Ordinal);
        var due = waiting.Where(IsDue).OrderBy(PlaceOf).ToList();
        return [.. due.SelectMany(Take)];

        bool IsDue(string stream)
        {
            var batches = _open.Where(open => open.Key.Stream == stream).Select(open => open.Value).ToList();
            var jobs = atWork ?? Nothing;
            return batches.TrueForAll(open => takenOf?.Contains(open.Lanes) != false)
                && !underWay.Contains(stream)
                && !(jobs.Contains(stream) && batches.Exists(open => open.Batch.MayGrowByItself))
                && !Families.AncestorsOf(stream).Any(ancestor => underWay.Contains(ancestor) || jobs.Contains(ancestor) || (waiting.Contains(ancestor) && GoesFirst(ancestor, stream)));
        }
    }

    // Of streams that wait for each other one must.
    private bool GoesFirst(string ancestor, string stream) => !Families.AncestorsOf(ancestor).Contains(stream) || PlaceOf(ancestor) < PlaceOf(stream);

    /// <summary>All of them.</summary>
    public IReadOnlyList<PlannedWork> TakeAll() => [.. _open.Keys.Select(place => place.Stream).Distinct(StringComparer.Ordinal).ToList().SelectMany(Take)];

    private List<PlannedWork> Take(string stream) =>
        [.. _open.Keys.Where(place => place.Stream == stream).OrderBy(place => (place.Operation, place.Path, place.Most)).ToList().SelectMany(Close)];

    // A stream that nobody named comes last.
    private int PlaceOf(string stream) => _places.GetValueOrDefault(stream, int.MaxValue);

    private IEnumerable<PlannedWork> Close((string Stream, string Operation, string Path, int Most) place)
    {
        _open.Remove(place, out var open);
        return open.Batch.Close();
    }
}
