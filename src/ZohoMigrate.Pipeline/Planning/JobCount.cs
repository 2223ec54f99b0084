using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Jobs of bulk write that are still to be asked for, as if each record could go as a row: what a record holds is not counted.</summary>
/// <param name="Jobs">How many.</param>
/// <param name="Records">The records they make.</param>
internal sealed record JobCount(long Jobs, long Records)
{
    public static readonly JobCount None = new(0, 0);

    /// <param name="records">Records that are ready at the same time.</param>
    /// <param name="module">Their module.</param>
    /// <param name="bulk">Which of them go by jobs.</param>
    public static JobCount Of(long records, ModuleSpec module, BulkChoice bulk)
    {
        if (JobWorth.From(module, bulk) is not { } worth)
            return None;
        var (full, rest) = Math.DivRem(records, module.Bulk!.Most);
        return rest >= worth ? new JobCount(full + 1, records) : new JobCount(full, full * module.Bulk.Most);
    }

    public static JobCount operator +(JobCount one, JobCount other) => new(one.Jobs + other.Jobs, one.Records + other.Records);

    /// <summary>Their calls, kind by kind, in the order in which they leave.</summary>
    public IReadOnlyList<(OperationSpec Operation, long Calls)> CallsOf(ModuleSpec module) => Jobs == 0 || module.Bulk is not { } spec
        ? []
        : [(spec.Upload, Jobs), (spec.Job, Jobs), (spec.Standing, Jobs * spec.Askings), (spec.Result, Jobs)];
}
