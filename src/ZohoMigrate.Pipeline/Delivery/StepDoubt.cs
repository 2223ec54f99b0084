using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Whether a lost checkpoint has sent a later step that would count twice (credits that are applied). One call asks for the record, which
/// shows what was taken from it: nothing, and the step may be sent; to the cent what the step takes, and it is done; anything else is for a
/// person to look at.
/// </summary>
internal sealed class StepDoubt(
    ZohoClient client, OutageCheck outage, IDoubtfulRecords doubts, DeliveryOptions options, Func<long> nextRequestId, RunStop stop, TimeProvider clock)
{
    /// <summary>Whether the call must not be made before this is known.</summary>
    public static bool IsDue(PlannedRequest request) =>
        request.Request.Operation.Effect == Effect.Create && request.Steps.Any(step => step.Item.Step > 0 && step.IsInDoubt);

    /// <summary>An outcome for each step of the call. One that was not sent is put back, out of doubt: it is handed out anew.</summary>
    public async Task<IReadOnlyList<Outcome>> JudgeAsync(PlannedRequest request)
    {
        await WaitAsync();
        var outcomes = new List<Outcome>();
        foreach (var step in request.Steps)
            outcomes.Add(await JudgeAsync(request.Module, step));
        return outcomes;
    }

    // What the lost one sent last may still arrive, and then show late.
    private async Task WaitAsync()
    {
        var recovery = await doubts.ReadRecoveryAsync(stop.Token);
        if (recovery!.Since + options.AttemptTimeout + options.LateArrival + options.AbsenceDelay - clock.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left, clock, stop.Token);
    }

    private async Task<Outcome> JudgeAsync(ModuleSpec module, ReadyStep step)
    {
        var request = new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Probe, RecordId = step.ZohoId };
        var reply = await client.SendAsync(request, stop.Token);
        if (!await outage.IsOfTheCallAsync(module, reply, stop.Token) && RunStopping.Consider(reply, stop))
            return new PutBack(step.Item);
        var taken = CreatedRecord.Find(reply, module) is { } shown ? TakenAmount.Find(module, step.Operation, shown) : null;
        if (taken is null || (taken.Left != taken.Total && taken.Total - taken.Left != TakenAmount.By(module, step)))
            return new Undecided(step.Item) { Problems = [MayBeDone(step)] };
        if (taken.Left < taken.Total)
            return new StepDone(step.Item);
        await doubts.ClearDoubtAsync([step.Item.Record], CancellationToken.None);
        return new PutBack(step.Item);
    }

    private static Problem MayBeDone(ReadyStep step) =>
        RuleBook.Of("outcome-unknown").Problem(ProblemStage.Delivery, "A lost checkpoint may have sent it, and what Zoho shows does not tell.") with
        {
            Field = step.Operation,
            Hint = ResolveLine.LookForStep(step.Stream, step.Key, step.ZohoId!, step.Operation),
        };
}
