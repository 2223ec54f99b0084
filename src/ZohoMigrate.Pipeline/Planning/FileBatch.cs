using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Steps that one job's file carries, if in the end there are enough of them; fewer go by calls. Until there are enough they are held as they
/// came, and from then on only by what names them: a job of 25 000 would fill the memory while it waits.
/// </summary>
/// <param name="requests">Makes the calls of those that are too few.</param>
/// <param name="module">The module of all its records.</param>
/// <param name="stream">Their stream.</param>
/// <param name="worth">How many are enough.</param>
internal sealed class FileBatch(RequestPlanner requests, ModuleSpec module, string stream, long worth) : OpenBatch(module)
{
    private readonly BulkSpec _spec = module.Bulk!;
    private readonly List<JobItem> _items = [];
    private readonly List<BatchedStep> _few = [];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private long _bytes;

    public override bool IsFull => _items.Count == _spec.Most;

    // Before it is packed, and so surely afterwards.
    public override bool HasRoomFor(BatchedStep step) =>
        _bytes + step.Bytes <= _spec.MostBytes && _columns.Count + step.Fields.Count(field => !_columns.Contains(field)) <= _spec.MostColumns;

    public override void Take(BatchedStep step)
    {
        _items.Add(new JobItem(step.Step.Item, step.Step.Key));
        _columns.UnionWith(step.Fields);
        _bytes += step.Bytes;
        if (_items.Count < worth)
            _few.Add(step);
        else
            _few.Clear();
    }

    public override IEnumerable<PlannedWork> Close() => _items.Count >= worth ? [new PlannedJob(Module, stream, _items, _columns)] : Calls();

    private IEnumerable<PlannedWork> Calls()
    {
        var calls = new List<CallBatch>();
        foreach (var step in _few)
        {
            if (calls.Count == 0 || calls[^1].IsFull || !calls[^1].HasRoomFor(step))
                calls.Add(new CallBatch(requests, Module, Module.Create.Batch!, Module.Create.Batch!.Most));
            calls[^1].Take(step);
        }

        return calls.SelectMany(call => call.Close());
    }
}
