using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// What became of a record that Zoho makes, or changes where it is there. Such a call ends in the same state however often it is sent, so
/// nothing of it is looked for. What was changed was there before us: the run never says that it made it.
/// </summary>
internal static class UpsertJudge
{
    /// <param name="request">The call.</param>
    /// <param name="step">The record.</param>
    /// <param name="reply">What was said of it.</param>
    /// <param name="isOfOne">Whether it was said of this record alone, not of the call.</param>
    public static Outcome Judge(PlannedRequest request, ReadyStep step, Reply reply, bool isOfOne) => reply.Kind switch
    {
        ReplyKind.Success when CreatedRecord.Find(reply, request.Module, step.Payload) is { } there =>
            new Settled(step.Item, IsMade(request.Request.Operation, reply) ? RecordState.Created : RecordState.Updated, there.Id) { Kept = KeptMembers.Of(request.Module, there.Body) },
        ReplyKind.Success => Failed(step, "Zoho's answer names no record"),
        ReplyKind.Refused or ReplyKind.MissingParent or ReplyKind.Duplicate => new Refused(step.Item) { Problems = [ReplyProblem.Of(reply)] },
        // Zoho answers, so that the run goes on; put back, this one would come again and again.
        ReplyKind.Transient when isOfOne => Failed(step, $"Zoho failed on it: {reply.Message}"),
        _ => new PutBack(step.Item),
    };

    private static bool IsMade(OperationSpec operation, Reply reply) => reply.Element is { } element
        && operation.Made.All(said => element.TryGetProperty(said.Key, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(said.Value));

    private static Refused Failed(ReadyStep step, string why) => new(step.Item)
    {
        Problems = [RuleBook.Of("failed-too-often").Problem(ProblemStage.Delivery, $"{why}. It may have been made or changed all the same; sent again, it is found by its {step.Operation[(step.Operation.IndexOf('?', StringComparison.Ordinal) + 1)..]}.")],
    };
}
