using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
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
        return [.. request.Steps.Select((step, position) => step.Item.Step == 0 ? JudgeCreate(request, step, reply.Of(position)) : JudgeLaterStep(step, reply.Of(position)))];
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

    private Outcome JudgeCreate(PlannedRequest request, ReadyStep step, Reply reply) => reply.Kind switch
    {
        ReplyKind.Success when CreatedRecord.Find(reply, request.Module, step.Payload) is { } created =>
            new Settled(step.Item, RecordState.Created, created.Id)
            {
                Kept = KeptMembers.Of(request.Module, created.Body),
                Problems = request.Module.Echoes ? ReplyComparer.Compare(request.Module, step.Payload, step.Total, created.Body) : [],
            },
        ReplyKind.Success => new Parked(step.Item, IsDuplicate: false, clock.GetUtcNow(), "Zoho's answer names no record."),
        ReplyKind.Unknown => new Parked(step.Item, IsDuplicate: false, clock.GetUtcNow(), reply.Message),
        ReplyKind.Duplicate => new Parked(step.Item, IsDuplicate: true, clock.GetUtcNow(), reply.Message),
        ReplyKind.Refused or ReplyKind.MissingParent => new Refused(step.Item) { Problems = [ProblemOf(reply)] },
        _ => new PutBack(step.Item),
    };

    private static Outcome JudgeLaterStep(ReadyStep step, Reply reply) => reply.Kind switch
    {
        ReplyKind.Success => new StepDone(step.Item),
        ReplyKind.Refused or ReplyKind.MissingParent or ReplyKind.Duplicate =>
            new Refused(step.Item) { Problems = [ProblemOf(reply) with { Field = step.Operation }] },
        _ => new PutBack(step.Item),
    };

    /// <summary>Why Zoho refused it.</summary>
    public static Problem ProblemOf(Reply reply) =>
        new(ProblemStage.Delivery, $"zoho-{reply.Code ?? "none"}", reply.Message) { Field = reply.Field, Hint = reply.Hint };
}
