using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Steps that one call carries.</summary>
internal sealed class CallBatch(RequestPlanner requests, ModuleSpec module, BatchSpec spec) : OpenBatch(module)
{
    private readonly List<BatchedStep> _steps = [];
    private long _bytes;

    public override bool IsFull => _steps.Count == spec.Most;

    public override bool HasRoomFor(BatchedStep step) => _bytes + step.Bytes <= spec.MostBytes;

    public override void Take(BatchedStep step)
    {
        _steps.Add(step);
        _bytes += step.Bytes;
    }

    public override IEnumerable<PlannedWork> Close() => [requests.Plan([.. _steps.Select(step => step.Step)], [.. _steps.Select(step => step.Record)])];
}
