using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// A batch that Zoho refuses as a whole, naming no record, is sent again in halves, until what is to blame stands alone. Nothing of it was
/// taken: an answer that lets that be doubted is no refusal. So is one on which Zoho fails each time, where it ends in the same state however often
/// it is sent.
/// </summary>
/// <param name="plan">Makes a call of steps.</param>
internal sealed class BatchHalves(Func<IReadOnlyList<ReadyStep>, PlannedRequest> plan)
{
    /// <summary>Whether the answer is about the call alone, and the call can be made smaller.</summary>
    public static bool AreDue(PlannedRequest request, Reply reply) =>
        request.Steps.Count > 1 && reply is { Elements.Count: 0, Kind: ReplyKind.Refused or ReplyKind.MissingParent or ReplyKind.Duplicate };

    /// <summary>Whether a call that fails while Zoho answers others can be made smaller. What a create did is looked up first.</summary>
    public static bool AreDueOfFailing(PlannedRequest request) => request.Steps.Count > 1 && request.Request.Operation.Effect != Effect.Create;

    /// <summary>The two halves, each a call of its own.</summary>
    public IEnumerable<PlannedRequest> Of(PlannedRequest request)
    {
        var half = request.Steps.Count / 2;
        yield return plan([.. request.Steps.Take(half)]);
        yield return plan([.. request.Steps.Skip(half)]);
    }
}
