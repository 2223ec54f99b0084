using System.Text.Json;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>Judges the elements of an answer, each for itself, and what they mean for the call as a whole.</summary>
internal sealed class ElementJudge(ErrorTable table, OperationSpec operation, TimeProvider time)
{
    public const string Success = "SUCCESS";

    /// <summary>The elements as replies, in their order.</summary>
    public IReadOnlyList<Reply> Judge(int status, IReadOnlyList<Envelope> elements) => [.. elements.Select(element => Judge(status, element))];

    /// <summary>
    /// The word for the whole: what may have made a record outweighs what has not, for by it the checkpoint of a process that dies knows
    /// what must be looked for.
    /// </summary>
    public static ReplyKind KindOf(IReadOnlyList<Reply> elements)
    {
        var kinds = elements.Select(element => element.Kind).ToHashSet();
        return kinds switch
        {
            _ when kinds.Contains(ReplyKind.Unknown) => ReplyKind.Unknown,
            _ when kinds.Contains(ReplyKind.Success) => ReplyKind.Success,
            { Count: 1 } => kinds.Single(),
            _ => ReplyKind.Refused,
        };
    }

    private Reply Judge(int status, Envelope element)
    {
        var said = ElementDetails.MessageOf(element.Body);
        if (element.Code == Success)
        {
            return new Reply(ReplyKind.Success, time.GetUtcNow())
            {
                Status = status,
                Code = element.Code,
                Message = said,
                Element = element.Body,
                Body = element.Body.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object ? details : element.Body,
            };
        }

        var row = table.Find(operation, AnswerPart.Record, status, element.Code, said);
        return new Reply(KindOf(row.Kind), time.GetUtcNow())
        {
            Status = status,
            Code = element.Code,
            Message = said,
            Field = ElementDetails.FieldOf(element.Body),
            Hint = row.Hint.Length > 0 ? row.Hint.Replace("{scope}", operation.Scope, StringComparison.Ordinal) : null,
        };
    }

    // A limit or a dead token is the call's matter: said of one record, nobody knows what it means for that.
    private ReplyKind KindOf(ReplyKind kind) =>
        kind is ReplyKind.Transient or ReplyKind.Throttled or ReplyKind.QuotaExhausted or ReplyKind.TokenExpired
            ? operation.Effect == Effect.Create ? ReplyKind.Unknown : ReplyKind.Transient
            : kind;
}
