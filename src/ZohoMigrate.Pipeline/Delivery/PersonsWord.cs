using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Settles by a person's word what no look could settle. Zoho is asked once more, and the word counts only where the answer does not speak
/// against it: a slip of the finger must not make a record twice.
/// </summary>
internal sealed class PersonsWord(
    ZohoClient client, ProbeReader reader, ProbeJudge judge, DeliveryOptions options, Func<long> nextRequestId, RunStop stop, TimeProvider time)
{
    /// <summary>"It is there, as that record": one call asks for it by its id.</summary>
    public async Task<Resolution> IsThereAsync(ModuleSpec module, ParkedStep step, string id, CancellationToken stopping)
    {
        var request = new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Probe, RecordId = id, InPath = PathFields.Of(module.Operations["get"], step.Payload) };
        var reply = await client.SendAsync(request, stopping);
        if (RunStopping.Consider(reply, stop))
            return new Resolution { Stopped = stop.Reason };
        if (CreatedRecord.Find(reply, module) is not { } shown || shown.Id != id)
            return Against($"Zoho shows no record {id} of {module.Title.ToLowerInvariant()}: {reply.Message}");
        return IdentityAgreement.AllDiffering(module, step, shown.Body) is { Count: > 0 } differing
            ? Against(
                $"Zoho's record {id} has another {string.Join(", ", differing)} than {ResolveLine.Record(step.Stream, step.Key)}. "
                + "If it is that record all the same, make it agree in Zoho first.")
            : new Resolution { Outcomes = [new Settled(step.Item, RecordState.Recovered, id) { Kept = KeptMembers.Of(module, shown.Body) }] };
    }

    /// <summary>"It is not there": the list is looked through as it always is.</summary>
    public async Task<Resolution> IsNotThereAsync(ModuleSpec module, ParkedStep step, CancellationToken stopping)
    {
        var arrivedBy = step.ArrivedBy(options);
        if (time.GetUtcNow() < arrivedBy)
            return Against($"It was sent so lately that it may still arrive, until {arrivedBy:u}. Look again after that.");
        if (await reader.ReadAsync(new PlannedProbe(module, [step]), stopping).FirstOrDefaultAsync(stopping) is not { } look)
            return new Resolution { Stopped = stop.Reason };
        var ids = judge.RowsOf(module, step, look).Select(row => ListPage.IdOf(row, module) ?? "?").ToList();
        if (ids.Count > 0)
        {
            return Against(
                $"Zoho shows a record of this {IdentityAgreement.KeyWord(module)} (id {string.Join(", ", ids)}). If it is "
                + $"{ResolveLine.Record(step.Stream, step.Key)}, say so with --created; if it is another's, rename or delete it there first.");
        }

        return look.IsAnswered
            ? new Resolution { Outcomes = [new NotFound(step.Item, look.At), new SendAgain(step.Item)] }
            : Against($"Zoho did not answer with its list of {module.Title.ToLowerInvariant()}, so it may have the record. Say it again later.");
    }

    private static Resolution Against(string objection) => new() { Objection = objection };
}
