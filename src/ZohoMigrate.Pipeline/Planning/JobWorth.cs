using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>From how many records on a job costs less than their calls.</summary>
internal static class JobWorth
{
    /// <summary>Null where no record of the module goes so.</summary>
    public static long? From(ModuleSpec module, BulkChoice choice) => (module.Bulk, choice) switch
    {
        (null, _) or (_, BulkChoice.Never) => null,
        (_, BulkChoice.Always) => 1,
        ({ } bulk, _) => Least(bulk, module.Create),
    };

    // Only in a lane in which a call costs by its records is a job cheaper; elsewhere it saves nothing that is scarce.
    private static long? Least(BulkSpec bulk, OperationSpec create) => create.Batch is not { } batch
        ? null
        : batch.CostPer.Where(lane => create.Cost.ContainsKey(lane.Key))
            .Select(lane => (long?)((bulk.CostIn(lane.Key) / create.Cost[lane.Key] * lane.Value) + 1)).Max();
}
