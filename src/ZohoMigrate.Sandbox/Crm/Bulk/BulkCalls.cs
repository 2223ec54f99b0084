using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>The calls of bulk write (reference/zoho-crm.md §10). The caller holds the lock and a transaction.</summary>
internal sealed class BulkCalls(SandboxState state, BulkTable table, BulkJobs jobs, FaultDice dice)
{
    private readonly BulkUploads _uploads = new(state, table);
    private readonly RecordFaults _faults = new(state, dice);

    /// <summary>Null where the call is none of these.</summary>
    public CallResult? Perform(Arrival arrival, ApiCall call) => call.Match.Route!.Operation.Name switch
    {
        BulkRoutes.Upload => new CallResult(_uploads.Take(call, arrival)),
        BulkRoutes.Write => _faults.Late(arrival, lag => Create(arrival, call, lag)),
        BulkRoutes.Job => new CallResult(Details(call.Match.Id!)),
        BulkRoutes.Result => new CallResult(Result(arrival, call.Match)),
        _ => null,
    };

    private CallResult Create(Arrival arrival, ApiCall call, TimeSpan lag)
    {
        var dies = dice.JobDies(arrival.Number);
        var result = jobs.Create(call, arrival, lag, dies);
        if (dies && result.Reply.Status < 300)
            state.Arrivals.Struck(arrival.Sequence, Fault.JobDies);
        return result;
    }

    private ZohoReply Details(string id)
    {
        if (table.Job(id) is not { } job)
            return BulkReply.NotThere;
        var moment = state.Clock.Moment();
        return CrmReply.Found(BulkView.Of(job, moment, table.Counts(id, job.DoneAt(moment)), BulkRoutes.ResultPath(state.CrmOrganizationId, id)));
    }

    private ZohoReply Result(Arrival arrival, RouteMatch match)
    {
        if (!BulkRoutes.IsResult(match, state.CrmOrganizationId) || table.Job(match.Id!) is not { } job || !job.HasResultAt(state.Clock.Moment()))
            return BulkReply.NotThere;
        if (!dice.ResultIsGone(arrival.Number))
            return ZohoReply.OfFile(BulkRoutes.FileName(job.Id), BulkResult.Of(job, table.Rows(job.Id)));
        state.Arrivals.Struck(arrival.Sequence, Fault.ResultGone);
        return BulkReply.NotThere;
    }
}
