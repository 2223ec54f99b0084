using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Turns the answer to a call into an outcome for each record it carried, and stops the run where no record is to blame.</summary>
internal sealed class ReplyJudge(RunStop stop, TimeProvider clock)
{
    public IReadOnlyList<Outcome> Judge(PlannedRequest request, Reply reply)
    {
        RunStopping.Consider(reply, stop);
        foreach (var element in reply.Elements.Where(element => element.Kind == ReplyKind.RunStopper))
            RunStopping.Consider(element, stop);
        return [.. request.Steps.Select((step, position) => step.Item.Step == 0 ? JudgeFirst(request, step, reply, position) : JudgeLaterStep(step, reply.Of(position)))];
    }

    /// <summary>For a call that fails while Zoho answers others: of what it carried, only a person can say more. It is not for calls that make something each time: their fate is looked up.</summary>
    public static IReadOnlyList<Outcome> JudgeFailing(PlannedRequest request, Reply reply) =>
    [
        .. request.Steps.Select(step => step.Item.Step == 0 && request.Request.Operation.Effect == Effect.Create
            ? (Outcome)new PutBack(step.Item)
            : new Refused(step.Item)
            {
                Problems =
                [
                    RuleBook.Of("failed-too-often").Problem(ProblemStage.Delivery, $"Zoho failed on it {reply.Attempts} times: {reply.Message}") with
                    {
                        Field = step.Operation,
                    },
                ],
            }),
    ];

    private Outcome JudgeFirst(PlannedRequest request, ReadyStep step, Reply reply, int position) => request.Request.Operation.IsUpsert
        ? UpsertJudge.Judge(request, step, reply.Of(position), isOfOne: reply.Elements.Count > 0)
        : JudgeCreate(request, step, reply.Of(position));

    private Outcome JudgeCreate(PlannedRequest request, ReadyStep step, Reply reply) => reply.Kind switch
    {
        ReplyKind.Success when CreatedRecord.Find(reply, request.Module, step.Payload) is { } created =>
            new Settled(step.Item, RecordState.Created, created.Id)
            {
                Kept = KeptMembers.Of(request.Module, created.Body),
                Problems = request.Module.Echoes ? ReplyComparer.Compare(request.Module, step.Payload, step.Total, created.Body) : [],
            },
        ReplyKind.Success when request.Request.Operation.NamesNone =>
            new Parked(step.Item, IsDuplicate: false, clock.GetUtcNow(), "Zoho has taken it, and its answer does not say what it is called there.") { IsTaken = true },
        ReplyKind.Success => new Parked(step.Item, IsDuplicate: false, clock.GetUtcNow(), "Zoho's answer names no record."),
        ReplyKind.Unknown => new Parked(step.Item, IsDuplicate: false, clock.GetUtcNow(), reply.Message),
        ReplyKind.Duplicate => new Parked(step.Item, IsDuplicate: true, clock.GetUtcNow(), reply.Message),
        ReplyKind.Refused or ReplyKind.MissingParent => new Refused(step.Item) { Problems = [ReplyProblem.Of(reply)] },
        _ => new PutBack(step.Item),
    };

    private static Outcome JudgeLaterStep(ReadyStep step, Reply reply) => reply.Kind switch
    {
        ReplyKind.Success => new StepDone(step.Item),
        ReplyKind.Refused or ReplyKind.MissingParent or ReplyKind.Duplicate =>
            new Refused(step.Item) { Problems = [ReplyProblem.Of(reply) with { Field = step.Operation }] },
        _ => new PutBack(step.Item),
    };
}
