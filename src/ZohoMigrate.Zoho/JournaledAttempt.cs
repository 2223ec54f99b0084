using System.Globalization;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Errors;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Resilience;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho;

/// <summary>
/// One attempt with its permit: intent durable → send → classify → lane told → outcome durable. Dying anywhere in between leaves an
/// intent without outcome, which the next process takes for unknown.
/// </summary>
internal sealed class JournaledAttempt(
    RequestComposer composer,
    AttemptSender sender,
    ReplyClassifier classifier,
    IAttemptJournal journal,
    ServerClock zoho,
    string bootId,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Makes the attempt and gives the permits back. Not cancellable: once the intent is written its outcome is owed.</summary>
    public async Task<ClassifiedAttempt> RunAsync(RequestProgress progress, AccessToken token, LanePermits permits)
    {
        var verdict = new LaneVerdict { Abandoned = true };
        var sent = false;
        var operation = progress.Request.Operation;
        try
        {
            using var message = composer.Compose(progress.Request, token);
            var begun = time.GetTimestamp();
            var start = new AttemptStart(progress.Attempts + 1, zoho.Now, bootId, TimeSpan.FromTicks(time.MonotonicTicks()));
            CrashPoint.Pass("before-intent", operation.Name);
            var id = await journal.BeginAsync(progress.Request, start, CancellationToken.None);
            CrashPoint.Pass("after-intent", operation.Name);
            sent = true;
            progress.Attempts++;

            var answer = await sender.SendAsync(message, operation.GivesFile ? ZohoHttp.MostBytesOfAFile : ZohoHttp.MostBytes, operation.Upload is null ? 0 : progress.Request.File!.Bytes);
            CrashPoint.Pass("after-answer", operation.Name);
            var attempt = WithoutToken(Final(classifier.Classify(progress.Request, answer), progress), token);
            // Whoever stands between here and Zoho has a clock of its own.
            if (attempt.Reply.Kind == ReplyKind.Success)
                zoho.Hear(answer.Date);
            verdict = attempt.Verdict with { Left = answer.Left, Said = attempt.Reply.Kind == ReplyKind.Throttled ? WordsOf(attempt.Reply) : null };
            var elapsed = time.GetElapsedTime(begun);
            // The slot's rest counts from the answer, and no other may pass a lane that must cool: the lane first.
            if (await permits.EndAsync(verdict) is { } usedUpUntil)
                attempt = attempt with { Reply = attempt.Reply with { Kind = ReplyKind.QuotaExhausted, RetryAt = usedUpUntil } };
            CrashPoint.Pass("before-outcome", operation.Name);
            var reply = attempt.Reply;
            Tell(progress, reply, elapsed, answer.RequestId);
            await journal.EndAsync(id, new AttemptEnd(reply.EndedAt, reply.Kind, reply.Status, reply.Code)
            {
                Elements = [.. reply.Elements.Select(element => element.Kind)],
                Job = operation.NamesJob is { } named ? reply.Named(named) : null,
            });
            CrashPoint.Pass("after-outcome", operation.Name);
            return attempt;
        }
        catch when (!sent)
        {
            await permits.ReturnAsync();
            throw;
        }
        catch
        {
            await permits.EndAsync(verdict);
            throw;
        }
    }

    private void Tell(RequestProgress progress, Reply reply, TimeSpan took, string? zohoRequest)
    {
        var (request, number) = (progress.Request, progress.Attempts);
        if (request.Body is { } body)
            logger.AttemptBody(request.Id, number, body);
        if (reply.Kind != ReplyKind.Success)
            logger.AttemptAnswer(request.Id, number, reply.Message);
        logger.AttemptEnded(
            request.Id,
            request.Operation.Name,
            request.Operation.Module,
            number,
            reply.Kind,
            reply.Status,
            // A number where Zoho counts its codes.
            int.TryParse(reply.Code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var counted) ? counted : reply.Code,
            (long)took.TotalMilliseconds,
            zohoRequest);
    }

    private static string WordsOf(Reply reply) => reply.Code is { } code ? $"{reply.Message} (code {code})" : reply.Message;

    // Zoho's words are kept and shown: should it ever repeat what it was sent, the token is not among them.
    private static ClassifiedAttempt WithoutToken(ClassifiedAttempt attempt, AccessToken token) => attempt with { Reply = WithoutToken(attempt.Reply, token) };

    private static Reply WithoutToken(Reply reply, AccessToken token) => reply with
    {
        Message = reply.Message.Replace(token.Value, "***", StringComparison.Ordinal),
        Elements = [.. reply.Elements.Select(element => WithoutToken(element, token))],
    };

    private static ClassifiedAttempt Final(ClassifiedAttempt attempt, RequestProgress progress) =>
        attempt.Reply.Kind == ReplyKind.TokenExpired && !progress.MayRenew
            ? attempt with { Reply = attempt.Reply with { Kind = ReplyKind.RunStopper } }
            : attempt;
}
