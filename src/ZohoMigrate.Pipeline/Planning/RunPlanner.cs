using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says before the first call what a run will cost: calls, minutes at the cap, days of the daily budget.</summary>
internal sealed class RunPlanner(ICheckpoint checkpoint, ZohoCatalogue catalogue, TimeProvider time)
{
    /// <summary>Which records go by jobs.</summary>
    public BulkChoice Bulk { get; init; }

    /// <summary>The calls still needed, from what is staged and not settled.</summary>
    /// <param name="lanes">"product.lane" → what it lets through.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RunPlan> PlanAsync(IReadOnlyDictionary<string, LaneBudget> lanes, CancellationToken cancellationToken)
    {
        var (count, flows) = (new CallCount(), new PlannedFlows());
        var looks = 0L;
        // What a list shows may be asked for by itself, before it is taken (the taxes of a group): then it is not sent, a call either way.
        foreach (var doubtful in (await checkpoint.ReadDoubtfulModulesAsync(cancellationToken)).Where(one => catalogue.Module(one.Module).IsListed))
            looks += Read(catalogue.Module(doubtful.Module).ListAll, PagesOf(catalogue.Module(doubtful.Module), doubtful.Records));
        foreach (var (name, operation, steps) in await checkpoint.ReadDoubtfulStepsAsync(cancellationToken))
        {
            if (catalogue.Module(name) is var module && module.Operations[operation].Effect == Effect.Create)
                looks += Read(module.Operations["get"], steps);
        }

        var sought = await checkpoint.ReadSoughtAsync(cancellationToken);
        var lists = sought.Select(one => one.List.Module).Distinct(StringComparer.Ordinal).ToList();
        foreach (var list in lists)
            Read(catalogue.Module(list).ListAll, PagesOf(catalogue.Module(list), records: 1));
        var staged = await ReadStagedAsync(cancellationToken);
        var streams = Calls(staged, Bulk);
        var families = await ReadFamiliesAsync(streams, cancellationToken);
        foreach (var stream in streams)
        {
            count.Add(stream);
            flows.Add(stream, families);
        }

        var takes = new RunForecast(flows.All, lanes).From(time.GetUtcNow());
        return new RunPlan([.. streams.Select(stream => new StreamPlan(stream.Stream, stream.Calls))], count.Calls, takes.Minutes, takes.Days, takes.FinishAt)
        {
            Reserved = lanes.Values.Select(lane => lane.Reserved).DefaultIfEmpty().Max(),
            Looks = looks,
            Lists = lists.Count,
            LookedUp = sought.Count,
            Lanes = LanesOf(count),
            Jobs = count.Jobs,
            InJobs = count.InJobs,
            ByJobs = Bulk == BulkChoice.Never ? CheaperThan(streams, Calls(staged, BulkChoice.Auto)) : null,
        };

        long Read(OperationSpec operation, long calls)
        {
            count.Add(operation, calls);
            flows.Read(operation, calls);
            return calls;
        }
    }

    private long PagesOf(ModuleSpec module, long records)
    {
        var pageSize = catalogue.Product(module.Product).PageSize;
        return Math.Max(1, (records + pageSize - 1) / pageSize);
    }

    // Of what is to be sent alone: what is read beforehand costs the same.
    private JobPlan? CheaperThan(IReadOnlyList<StreamCalls> byCalls, IReadOnlyList<StreamCalls> byJobs)
    {
        var (count, cheaper) = (CallCount.Of(byCalls), CallCount.Of(byJobs));
        return cheaper.Jobs == 0
            ? null
            : new JobPlan(cheaper.Jobs, cheaper.InJobs, [.. LanesOf(cheaper)!.Where(lane => lane.Permits < count.Permits[lane.Lane])]);
    }

    private async Task<IReadOnlyList<(StreamAccount Account, ModuleSpec Module, IReadOnlyList<long> Groups)>> ReadStagedAsync(CancellationToken cancellationToken)
    {
        var (groups, staged) = (new CallGroups(checkpoint) { WalksTrees = true }, new List<(StreamAccount, ModuleSpec, IReadOnlyList<long>)>());
        foreach (var account in await checkpoint.ReadStreamsAsync(cancellationToken))
        {
            var module = catalogue.Module(account.Stream.Module);
            staged.Add((account, module, await groups.ReadAsync(account, module, cancellationToken)));
        }

        return staged;
    }

    private static List<StreamCalls> Calls(IReadOnlyList<(StreamAccount Account, ModuleSpec Module, IReadOnlyList<long> Groups)> staged, BulkChoice bulk) =>
        [.. staged.Select(stream => StreamCalls.Of(stream.Account, stream.Module, stream.Groups, bulk))];

    // Where all go through the same lanes, what waits for what changes nothing: the lane is full either way.
    private async Task<StreamFamilies> ReadFamiliesAsync(IReadOnlyList<StreamCalls> streams, CancellationToken cancellationToken) =>
        streams.DistinctBy(one => LaneQueue.LanesOf(one.Full.Operation), StringComparer.Ordinal).Count() == 1
            ? StreamFamilies.None
            : await StreamFamilies.ReadAsync(checkpoint, streams.Where(stream => stream.Calls > 0).Select(stream => stream.Stream), cancellationToken);

    // A lane with a window counts calls.
    private List<LanePlan>? LanesOf(CallCount count)
    {
        var lanes = count.Permits.Where(lane => lane.Value > 0 && Spec(lane.Key).Requests is null).Select(lane => new LanePlan(lane.Key, Spec(lane.Key).Title, lane.Value)).ToList();
        return lanes.Count > 0 ? lanes : null;
    }

    private LaneSpec Spec(string lane)
    {
        var dot = lane.IndexOf('.', StringComparison.Ordinal);
        return catalogue.Product(lane[..dot]).Lanes[lane[(dot + 1)..]];
    }
}
