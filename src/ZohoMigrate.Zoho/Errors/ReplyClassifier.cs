using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Resilience;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>Says what an answer, or its absence, means for the request and for its lane.</summary>
internal sealed class ReplyClassifier(IReadOnlyDictionary<string, ErrorTable> tables, DeliveryOptions delivery, TimeProvider time)
{
    /// <summary>Zoho does not say when a new day of calls begins: worth one cheap try an hour (reference/zoho-books.md §2).</summary>
    private static readonly TimeSpan QuotaRetry = TimeSpan.FromHours(1);

    private const string NoAnswer = "Check the network, and that Zoho:DataCenter (or Zoho:ApiUrl, where it is set) is the right one.";

    public ClassifiedAttempt Classify(OperationSpec operation, WireAnswer answer) =>
        answer.Status is { } status ? Answered(operation, answer, status) : Unanswered(operation, answer);

    private ClassifiedAttempt Unanswered(OperationSpec operation, WireAnswer answer)
    {
        // No connection was made: nothing can have been processed, whatever was asked.
        var kind = answer.Failure == WireFailure.NotSent ? ReplyKind.Transient : WhenInDoubt(operation);
        var reply = new Reply(kind, time.GetUtcNow()) { Message = answer.Explanation, Hint = NoAnswer };
        return new ClassifiedAttempt(reply, new LaneVerdict
        {
            Abandoned = answer.Failure != WireFailure.NotSent,
            Outage = true,
            Unreachable = answer.Failure == WireFailure.NotSent,
        });
    }

    private ClassifiedAttempt Answered(OperationSpec operation, WireAnswer answer, int status)
    {
        var envelope = Envelope.Read(answer.Body);
        if (status is >= 200 and < 300)
        {
            if (envelope is { Code: 0 })
                return new ClassifiedAttempt(Reply(ReplyKind.Success, status, envelope) with { Body = envelope.Body }, new LaneVerdict { Answered = true });
            if (envelope?.Code is null)
                return Unreadable(operation, answer, status);
        }

        var message = envelope?.Message is { } said
            ? PlainText.Of(said)
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {status} of {answer.From} without a readable answer");
        var row = tables[operation.Product].Find(operation, AnswerPart.Call, status, envelope?.Code?.ToString(CultureInfo.InvariantCulture), message);
        // Why it was refused is lost with the rest of the answer: not to be said of a record that may be there already.
        if (answer.Failure != WireFailure.None && row.Kind == ReplyKind.Refused)
            return Unreadable(operation, answer, status);
        var reply = Reply(row.Kind, status, envelope) with { Message = message, Hint = HintOf(row, operation) };
        var verdict = new LaneVerdict
        {
            Answered = true,
            Abandoned = row.Kind == ReplyKind.Unknown || (status >= 500 && envelope is null),
            Outage = status >= 500,
            Unreachable = status == 503,
            WindowFull = row.WindowFull,
            CoolDown = row.Kind == ReplyKind.Throttled ? answer.RetryAfter ?? row.CoolDown ?? delivery.DefaultCooldown : RestAsked(status, answer),
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

    private static string? HintOf(ErrorRow row, OperationSpec operation) =>
        row.Hint.Length > 0 ? row.Hint.Replace("{scope}", operation.Scope, StringComparison.Ordinal) : null;

    /// <summary>An answer that cannot be read in full: something may have been processed, but what?</summary>
    private ClassifiedAttempt Unreadable(OperationSpec operation, WireAnswer answer, int status)
    {
        var why = answer.Failure == WireFailure.None ? $"the answer of {answer.From} is not one of Zoho's" : answer.Explanation;
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
