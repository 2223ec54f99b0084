using Polly;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Zoho;

/// <summary>
/// Makes a request's attempts until there is a final word on it. Per attempt, outermost first: retry → token → lane → intent
/// durable → attempt timeout → send → classify → outcome durable.
/// </summary>
public sealed class ZohoClient
{
    private readonly ResiliencePipeline<Reply> _retry;
    private readonly AccessTokenSource _tokens;
    private readonly LaneSet _lanes;
    private readonly JournaledAttempt _attempt;
    private readonly TimeProvider _time;

    internal ZohoClient(
        ResiliencePipeline<Reply> retry, AccessTokenSource tokens, LaneSet lanes, JournaledAttempt attempt, TimeProvider time)
    {
        _retry = retry;
        _tokens = tokens;
        _lanes = lanes;
        _attempt = attempt;
        _time = time;
    }

    /// <summary>
    /// Sends the request and returns the final word: Success, Transient (attempts used up), QuotaExhausted, RunStopper, Duplicate,
    /// MissingParent, Refused or Unknown.
    /// </summary>
    /// <param name="request">What to send.</param>
    /// <param name="stopping">
    /// Ends the waiting (for a retry, a token, a lane): that attempt then sends nothing. An attempt under way goes on to its end
    /// and is written down.
    /// </param>
    /// <exception cref="OperationCanceledException"><paramref name="stopping"/> came while waiting.</exception>
    public async Task<Reply> SendAsync(ApiRequest request, CancellationToken stopping)
    {
        var progress = new RequestProgress(request);
        var reply = await _retry.ExecuteAsync(
            static async (state, cancel) => await state.Client.AttemptAsync(state.Progress, cancel),
            (Client: this, Progress: progress),
            stopping);
        return reply with { Attempts = progress.Attempts };
    }

    /// <summary>Attempts until one counts: throttles, a dead token and outages are not the request's own failures.</summary>
    private async Task<Reply> AttemptAsync(RequestProgress progress, CancellationToken stopping)
    {
        var operation = progress.Request.Operation;
        var breaker = _lanes.BreakerOf(operation);
        var isRenewed = false;
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            await breaker.WaitAsync(stopping);
            var token = await _tokens.GetAsync(stopping);
            if (token.Token is not null)
            {
                var entry = await _lanes.EnterAsync(operation, stopping);
                if (entry.Permit is not { } permits)
                    return Shut(entry.Closed!);
                // The wait for the lane may have outlasted the token. It is asked for with no permit in hand: while it comes, the lane may be shut.
                if (!token.Token.IsFresh && !isRenewed)
                {
                    isRenewed = true;
                    await permits.ReturnAsync();
                    continue;
                }

                if (await AttemptAsync(progress, token.Token, permits, breaker) is { } final)
                    return final;
                isRenewed = false;
            }

            if (token.Token is null && !(token.Kind == ReplyKind.Transient && progress.OutlastsOutages))
                return new Reply(token.Kind, _time.GetUtcNow()) { Message = token.Message, Hint = token.Hint, RetryAt = token.RetryAt };
        }
    }

    /// <summary>One attempt; null when it does not count and another is due.</summary>
    private async Task<Reply?> AttemptAsync(RequestProgress progress, AccessToken token, LanePermits permits, OutageBreaker breaker)
    {
        var attempt = await breaker.GuardAsync(() => _attempt.RunAsync(progress, token, permits));
        if (attempt is null)
        {
            await permits.ReturnAsync();
            return null;
        }

        switch (attempt.Reply.Kind)
        {
            case ReplyKind.Throttled:
                return null;
            case ReplyKind.TokenExpired:
                _tokens.Expire(token);
                progress.Renewals++;
                return null;
            case ReplyKind.Transient when attempt.Verdict.Unreachable && breaker.IsOpen && progress.OutlastsOutages:
                return null;
            default:
                return attempt.Reply;
        }
    }

    private Reply Shut(LaneClosure closed) => new(ReplyKind.QuotaExhausted, _time.GetUtcNow())
    {
        Message = closed.Why,
        RetryAt = closed.Until,
    };
}
