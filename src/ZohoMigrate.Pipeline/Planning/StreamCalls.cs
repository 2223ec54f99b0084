using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>The calls that a stream still needs, as things are. What may be at Zoho is not among them.</summary>
/// <param name="Stream">Its name.</param>
internal sealed record StreamCalls(string Stream)
{
    // Of one list, which is read about once a minute while more come: where they come by turns with those of other lists, it is fewer.
    private const int FoundByALook = 20;

    /// <summary>Creates that leave as soon as there is what they carry: full ones, and those that carry one record.</summary>
    public (OperationSpec Operation, long Calls) Full { get; private init; }

    /// <summary>Creates that could carry more: they leave when nothing that they wait for is under way.</summary>
    public IReadOnlyList<(OperationSpec Operation, long Calls)> Rest { get; private init; } = [];

    /// <summary>What goes by jobs instead.</summary>
    public JobCount Jobs { get; private init; } = JobCount.None;

    /// <summary>Their calls, kind by kind, in the order in which they leave.</summary>
    public IReadOnlyList<(OperationSpec Operation, long Calls)> ByJobs { get; private init; } = [];

    /// <summary>Later steps. Which of them they are is not counted; each costs what one record does.</summary>
    public (OperationSpec Operation, long Calls) Steps { get; private init; }

    /// <summary>Looks that tell what Zoho calls those whose creates do not say so.</summary>
    public (OperationSpec Operation, long Calls) Looks { get; private init; }

    /// <summary>All of them, kind by kind.</summary>
    public IEnumerable<(OperationSpec Operation, long Calls)> Kinds => [.. ByJobs, Full, .. Rest, Looks, Steps];

    public long Calls => Kinds.Sum(kind => kind.Calls);

    /// <param name="account">The stream.</param>
    /// <param name="module">Its module.</param>
    /// <param name="groups">How many of its pending records can share calls, for each group that does.</param>
    /// <param name="bulk">Which of them go by jobs.</param>
    public static StreamCalls Of(StreamAccount account, ModuleSpec module, IEnumerable<long> groups, BulkChoice bulk)
    {
        var (most, full, rest, byJobs) = (module.Create.MostRecords, 0L, new SortedDictionary<int, long>(), JobCount.None);
        var looks = 0L;
        foreach (var group in groups)
        {
            looks += module.Create.NamesNone ? (group + FoundByALook - 1) / FoundByALook : 0;
            var jobs = JobCount.Of(group, module, bulk);
            byJobs += jobs;
            var records = group - jobs.Records;
            full += records / most;
            if (records % most is > 0 and var left)
                rest[(int)left] = rest.GetValueOrDefault((int)left) + 1;
        }

        return new StreamCalls(account.Stream.Name)
        {
            Full = (module.Create.Carrying(most), full),
            Rest = [.. rest.Select(calls => (module.Create.Carrying(calls.Key), calls.Value))],
            Jobs = byJobs,
            ByJobs = byJobs.CallsOf(module),
            Looks = (looks > 0 ? module.ListAll : module.Create, looks),
            Steps = (module.Create, account.StepsLeft),
        };
    }
}
