using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Makes jobs, or says as Zoho would why not.</summary>
/// <param name="state">All that the sandbox remembers.</param>
/// <param name="table">The files and jobs of it.</param>
/// <param name="work">What does the rows.</param>
/// <param name="unique">The fields that are kept unique.</param>
/// <param name="moduleOf">The module of an API name.</param>
/// <param name="length">How long a job takes.</param>
internal sealed class BulkJobs(SandboxState state, BulkTable table, BulkWork work, UniqueValues unique, Func<string, ModuleSpec?> moduleOf, TimeSpan length)
{
    // "25,000 records in a call" (reference/zoho-crm.md §10); with which words more are refused is not documented.
    private const int MostRows = 25_000;
    // How much of its time a job waits for its turn.
    private const int WaitingShare = 4;
    private readonly BulkOrderRules _rules = new(moduleOf, unique);

    /// <param name="call">The call.</param>
    /// <param name="arrival">The same in the ledger.</param>
    /// <param name="lag">How long get and list do not see the records, once they are made.</param>
    /// <param name="dies">Whether the job ends halfway.</param>
    public CallResult Create(ApiCall call, Arrival arrival, TimeSpan lag, bool dies)
    {
        var (plan, refusal) = Plan(call);
        if (plan is null)
            return new CallResult(refusal!);
        var moment = state.Clock.Moment();
        var job = new BulkJob
        {
            Id = CrmNames.Id(state.CrmOrganizationId, arrival.Sequence, CrmNames.NoRecord),
            Begins = moment + (length / WaitingShare).Ticks,
            Ends = moment + length.Ticks,
            Rows = plan.Rows,
            Died = dies,
            Json = BulkView.Asked(plan, CrmNames.User(state.CrmOrganizationId), ZohoTime.WriteIso(state.Clock.UtcNow())),
        };
        var items = new List<ArrivalItem>(plan.Rows);
        table.AddJob(job);
        table.AddRows(job.Id, work.Do(plan, job, arrival, lag).Select(row => Noted(row, items)));
        return new CallResult(BulkReply.Created(job.Id, CrmNames.User(state.CrmOrganizationId))) { Items = items, Module = plan.Order.Module.Module };
    }

    private (BulkPlan? Plan, ZohoReply? Refusal) Plan(ApiCall call)
    {
        if (call.ReadBody() is not { } body)
            return (null, BulkReply.Refused("INVALID_REQUEST", "The body is not a JSON object."));
        if (_rules.Refusal(body) is { } refused)
            return (null, refused);
        var order = BulkOrder.Of(body, moduleOf);
        if (table.File(order.FileId) is not { } zip)
            return (null, BulkReply.NoFile);
        try
        {
            return Plan(order, zip);
        }
        catch (InvalidDataException)
        {
            return (null, BulkReply.NotSupported);
        }
    }

    private static (BulkPlan? Plan, ZohoReply? Refusal) Plan(BulkOrder order, byte[] zip)
    {
        var (file, unreadable) = BulkFile.Open(zip, order);
        if (file is null)
            return (null, unreadable);
        var (mappings, refusal) = BulkMappings.Of(order, file.Header);
        if (refusal is not null)
            return (null, refusal);
        var rows = file.Rows().Count();
        return rows > MostRows
            ? (null, BulkReply.Refused("LIMIT_EXCEEDED", "The number of records has exceeded the limit.", new JsonObject { ["limit"] = MostRows }))
            : (new BulkPlan(order, file, mappings, rows), null);
    }

    private static BulkRow Noted(BulkRow row, List<ArrivalItem> items)
    {
        if (row.Item is { } item)
            items.Add(item);
        return row;
    }
}
