using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Asks for a record that is about to be adopted, where what must agree is in a list of it, which no list row shows (the taxes of a group).</summary>
internal sealed class AdoptedMembers(ZohoClient client, OutageCheck outage, Func<long> nextRequestId, RunStop stop)
{
    /// <summary>The outcome, or what the record itself says instead; null = the run stops: look again later.</summary>
    public async Task<Outcome?> ConfirmAsync(ModuleSpec module, ParkedStep step, Outcome? outcome, CancellationToken stopping)
    {
        if (outcome is not Settled { State: RecordState.Matched, ZohoId: var id } || module.HeldByItself is null)
            return outcome;
        var reply = await client.SendAsync(new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Probe, RecordId = id }, stopping);
        if (!await outage.IsOfTheCallAsync(module, reply, stopping) && RunStopping.Consider(reply, stop))
            return null;
        if (CreatedRecord.Find(reply, module) is not { } shown || shown.Id != id)
            return ProbeJudge.CannotTell(step, $"it does not show record {id} by itself: {reply.Message}");
        return IdentityAgreement.Differing(module, step, shown.Body) is { Count: > 0 } differing
            ? new Refused(step.Item) { Problems = [DifferingAtZoho.Problem(id, differing)] }
            : outcome;
    }
}
