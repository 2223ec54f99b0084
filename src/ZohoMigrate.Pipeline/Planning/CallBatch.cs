using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Steps that one call carries.</summary>
/// <param name="requests">Makes the call.</param>
/// <param name="module">The module of all its records.</param>
/// <param name="spec">How a call carries several.</param>
/// <param name="most">Most of them.</param>
internal sealed class CallBatch(RequestPlanner requests, ModuleSpec module, BatchSpec spec, int most) : OpenBatch(module)
{
    private readonly List<BatchedStep> _steps = [];
    private long _bytes = RequestPlanner.BytesAround(spec);

    public override bool IsFull => _steps.Count == most;

    public override bool HasRoomFor(BatchedStep step) => _bytes + step.Bytes <= spec.MostBytes;

    public override void Take(BatchedStep step)
    {
        _steps.Add(step);
        _bytes += step.Bytes;
    }

    public override IEnumerable<PlannedWork> Close() => [requests.Plan([.. _steps.Select(step => step.Step)], [.. _steps.Select(step => step.Record)])];
}
