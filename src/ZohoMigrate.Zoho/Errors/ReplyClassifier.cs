using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Resilience;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>Says what an answer, or its absence, means for the request and for its lane.</summary>
internal sealed class ReplyClassifier(IReadOnlyDictionary<string, ProductAnswers> products, DeliveryOptions delivery, TimeProvider time)
{
    /// <summary>Zoho does not say when a new day of calls begins: worth one cheap try an hour (reference/zoho-books.md §2).</summary>
    private static readonly TimeSpan QuotaRetry = TimeSpan.FromHours(1);

    private const string NoAnswer = "Check the network, and that Zoho:DataCenter (or Zoho:ApiUrl, where it is set) is the right one.";

    private const string NoFile = "Leave the files of the data folder as they are until the run is over.";

    public ClassifiedAttempt Classify(ApiRequest request, WireAnswer answer) =>
        answer.Status is { } status ? Answered(request, answer, status) : Unanswered(request.Operation, answer);

    private ClassifiedAttempt Unanswered(OperationSpec operation, WireAnswer answer)
    {
        // No connection was made: nothing can have been processed, whatever was asked.
        var kind = answer.Failure == WireFailure.NotSent ? ReplyKind.Transient : WhenInDoubt(operation);
        // That a file is not what it was says nothing of Zoho, whatever is asked next.
        var isOurs = answer.Failure == WireFailure.FileUnread;
        var reply = new Reply(kind, time.GetUtcNow()) { Message = answer.Explanation, Hint = isOurs ? NoFile : NoAnswer };
        return new ClassifiedAttempt(reply, new LaneVerdict
        {
            Abandoned = answer.Failure != WireFailure.NotSent,
            Outage = !isOurs,
            Unreachable = answer.Failure == WireFailure.NotSent,
        });
    }

    private ClassifiedAttempt Answered(ApiRequest request, WireAnswer wire, int status)
    {
        // A product whose good answers may be empty would take what is left of a torn one for that.
        if (wire.Failure != WireFailure.None && status is >= 200 and < 300)
            return Unreadable(request.Operation, wire, status);
        var product = products[request.Operation.Product];
        if (request.Operation.GivesFile && FileAnswer.Holds(status, wire.Body))
            return new ClassifiedAttempt(new Reply(ReplyKind.Success, time.GetUtcNow()) { Status = status, File = wire.Body }, new LaneVerdict { Answered = true });
        var answer = product.Reader.Read(request, status, wire.Body);
        return answer.Sense switch
        {
            AnswerSense.Success => new ClassifiedAttempt(
                Reply(ReplyKind.Success, status, answer.Envelope) with { Body = answer.Envelope!.Body }, new LaneVerdict { Answered = true }),
            AnswerSense.ByElement => ByElement(request, product.Table, status, answer),
            AnswerSense.Unreadable => Unreadable(request.Operation, wire, status, answer.Fault),
            _ => Judged(request.Operation, product, wire, status, answer.Envelope),
        };
    }

    private ClassifiedAttempt ByElement(ApiRequest request, ErrorTable table, int status, Answer answer)
    {
        var elements = new ElementJudge(table, request.Operation, time).Judge(status, answer.Elements);
        var reply = request.Operation.Batch is null
            ? elements[0]
            : new Reply(ElementJudge.KindOf(elements), time.GetUtcNow())
            {
                Status = status,
                Code = elements.Select(element => element.Code).Distinct(StringComparer.Ordinal).Count() == 1 ? elements[0].Code : null,
                Message = elements[0].Message,
                Body = answer.Envelope!.Body,
                Elements = elements,
            };
        return new ClassifiedAttempt(reply, new LaneVerdict { Answered = true });
    }

    private ClassifiedAttempt Judged(OperationSpec operation, ProductAnswers product, WireAnswer answer, int status, Envelope? envelope)
    {
        var message = envelope?.Message is { } said
            ? PlainText.Of(said)
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {status} of {answer.From} without a readable answer");
        var row = product.Table.Find(operation, AnswerPart.Call, status, envelope?.Code, message);
        // Why it was refused is lost with the rest of the answer: not to be said of a record that may be there already.
        if (row.Kind == ReplyKind.Refused && (answer.Failure != WireFailure.None || IsOfNobody(operation, row, envelope)))
            return Unreadable(operation, answer, status);
        var reply = Reply(row.Kind, status, envelope) with { Message = message, Hint = HintOf(row, operation) };
        var verdict = new LaneVerdict
        {
            Answered = true,
            Abandoned = row.Kind == ReplyKind.Unknown || (status >= 500 && envelope is null),
            Outage = status >= 500,
            Unreachable = status == 503,
            WindowFull = row.WindowFull,
            Lane = row.Lane,
            CoolDown = row.Kind == ReplyKind.Throttled ? answer.RetryAfter ?? row.CoolDown ?? product.LockOf(operation) ?? delivery.DefaultCooldown : RestAsked(status, answer),
        };
        if (ReplyKind.QuotaExhausted == (row.WhenAgain ?? row.Kind))
            verdict = verdict with { QuotaUntil = time.GetUtcNow() + (answer.RetryAfter ?? QuotaRetry), IsQuotaGuessed = answer.RetryAfter is null };
        return row.Kind switch
        {
            ReplyKind.Throttled => new ClassifiedAttempt(reply with { RetryAt = time.GetUtcNow() + verdict.CoolDown }, verdict),
            ReplyKind.QuotaExhausted => new ClassifiedAttempt(reply with { RetryAt = verdict.QuotaUntil }, verdict with { CoolDown = null }),
            _ => new ClassifiedAttempt(reply, verdict),
        };
    }

    // The same statuses come with answers by element: of a batch, nothing follows from a status alone. A job that was taken on makes thousands of
    // records: that it was not, only a code of Zoho's own says.
    private static bool IsOfNobody(OperationSpec operation, ErrorRow row, Envelope? envelope) =>
        envelope?.Code is null && (operation.NamesJob is not null || (operation.Batch is not null && row.Status is null));

    private static string? HintOf(ErrorRow row, OperationSpec operation) =>
        row.Hint.Length > 0 ? row.Hint.Replace("{scope}", operation.Scope, StringComparison.Ordinal) : null;

    /// <summary>An answer that cannot be read in full: something may have been processed, but what?</summary>
    private ClassifiedAttempt Unreadable(OperationSpec operation, WireAnswer answer, int status, string? fault = null)
    {
        var why = answer.Failure == WireFailure.None ? fault ?? $"the answer of {answer.From} is not one of Zoho's" : answer.Explanation;
        var reply = new Reply(WhenInDoubt(operation), time.GetUtcNow())
        {
            Status = status,
            Message = string.Create(CultureInfo.InvariantCulture, $"HTTP {status}, but {why}"),
            Hint = NoAnswer,
        };
        return new ClassifiedAttempt(reply, new LaneVerdict { Answered = true, Abandoned = true });
    }

    private Reply Reply(ReplyKind kind, int status, Envelope? envelope) =>
        new(kind, time.GetUtcNow()) { Status = status, Code = envelope?.Code, Message = envelope?.Message ?? "" };

    private static ReplyKind WhenInDoubt(OperationSpec operation) =>
        operation.Effect == Effect.Create ? ReplyKind.Unknown : ReplyKind.Transient;

    private static TimeSpan? RestAsked(int status, WireAnswer answer) => status == 503 ? answer.RetryAfter : null;
}
