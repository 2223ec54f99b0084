using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What Zoho said against a record.</summary>
internal static class ReplyProblem
{
    public static Problem Of(Reply reply) =>
        new(ProblemStage.Delivery, $"zoho-{reply.Code ?? "none"}", reply.Message) { Field = reply.Field, Hint = reply.Hint };
}
