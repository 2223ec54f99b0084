using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Settles by a person's word what no look could settle. Zoho is asked once more, and the word counts only where the answer does not speak
/// against it: a slip of the finger must not make a record twice. Where Zoho has no call that shows such records, the word stands alone.
/// </summary>
internal sealed class PersonsWord(
    ZohoClient client, ProbeReader reader, ProbeJudge judge, DeliveryOptions options, Func<long> nextRequestId, RunStop stop, TimeProvider time)
{
    /// <summary>"It is there, as that record": one call asks for it by its id.</summary>
    /// <param name="module">The record's module.</param>
    /// <param name="step">The record.</param>
    /// <param name="id">Zoho's id of it.</param>
    /// <param name="found">What it is then: recovered, or matched where another run folder owns it.</param>
    /// <param name="stopping">Gives up.</param>
    public async Task<Resolution> IsThereAsync(ModuleSpec module, ParkedStep step, string id, RecordState found, CancellationToken stopping)
    {
        if (!module.IsListed)
            return new Resolution { Outcomes = [new Settled(step.Item, found, id)] };
        var request = new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Probe, RecordId = id, InPath = PathFields.Of(module.Operations["get"], step.Payload) };
        var reply = await client.SendAsync(request, stopping);
        if (RunStopping.Consider(reply, stop))
            return new Resolution { Stopped = stop.Reason };
        if (CreatedRecord.Find(reply, module) is not { } shown || shown.Id != id)
            return Against($"Zoho shows no record {id} of {module.Title.ToLowerInvariant()}: {reply.Message}");
        return IdentityAgreement.AllDiffering(module, step, ListPage.Below(shown.Body, PathFields.OfRows(module, step.Payload), module)) is { Count: > 0 } differing
            ? Against(
                $"Zoho's record {id} has another {string.Join(", ", differing)} than {ResolveLine.Record(step.Stream, step.Key)}. "
                + "If it is that record all the same, make it agree in Zoho first.")
            : new Resolution { Outcomes = [new Settled(step.Item, found, id) { Kept = KeptMembers.Of(module, shown.Body) }] };
    }

    /// <summary>"It is not there": the list is looked through as it always is.</summary>
    public async Task<Resolution> IsNotThereAsync(ModuleSpec module, ParkedStep step, CancellationToken stopping)
    {
        // Nor does a person see it before it shows.
        var shownBy = module.IsListed ? step.ArrivedBy(options) + options.AbsenceDelay : step.ArrivedBy(options);
        if (time.GetUtcNow() < shownBy)
            return Against($"It was sent so lately that it may still arrive and show, until {shownBy:u}. Look again after that.");
        if (!module.IsListed)
            return new Resolution { Outcomes = [new NotFound(step.Item, time.GetUtcNow()), new SendAgain(step.Item)] };
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

    /// <summary>"That step was done", or not: one call asks for the record, which shows whether anything was taken from it.</summary>
    public async Task<Resolution> OfStepAsync(ModuleSpec module, UndecidedStep step, bool isDone, CancellationToken stopping)
    {
        var shownBy = step.LastAttemptEndedAt + options.LateArrival + options.AbsenceDelay;
        if (!isDone && time.GetUtcNow() < shownBy)
            return Against($"It was sent so lately that it may still arrive and show, until {shownBy:u}. Look again after that.");
        var request = new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Probe, RecordId = step.ZohoId };
        var reply = await client.SendAsync(request, stopping);
        if (RunStopping.Consider(reply, stop))
            return new Resolution { Stopped = stop.Reason };
        if (CreatedRecord.Find(reply, module) is not { } shown || shown.Id != step.ZohoId)
            return Against($"Zoho shows no record {step.ZohoId} of {module.Title.ToLowerInvariant()}: {reply.Message}");
        if (TakenAmount.Find(module, step.Operation, shown) is var (lowered, left, total) && left < total != isDone)
        {
            return Against(string.Create(
                CultureInfo.InvariantCulture,
                $"Zoho's record {step.ZohoId} has a {lowered} of {left} of {total}: {(isDone ? "nothing of it was taken." : "some of it was taken. If that was not this step, take it back there first; it would count twice.")}"));
        }

        return new Resolution { Outcomes = [isDone ? new StepDone(step.Item) : new SendAgain(step.Item)] };
    }

    private static Resolution Against(string objection) => new() { Objection = objection };
}
