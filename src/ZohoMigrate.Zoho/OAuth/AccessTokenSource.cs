using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>Keeps one access token fresh, in memory. However many ask at once, one call is made (Zoho allows ten in ten minutes).</summary>
internal sealed class AccessTokenSource(TokenEndpoint endpoint, IAttemptJournal journal, int maxAttempts, TimeProvider time, ILogger logger)
    : IDisposable
{
    /// <summary>How long Zoho wants no token calls after too many (reference/zoho-oauth.md §3).</summary>
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _current;
    private TokenOutcome? _refused;
    private Task<TokenOutcome>? _renewal;
    private bool _isFailing;

    /// <summary>The current token, renewed if need be. Cancelling gives up the wait, not the call that others wait for too.</summary>
    public Task<TokenOutcome> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_refused is not null)
                return Task.FromResult(_refused);
            if (_current is { IsFresh: true })
                return Task.FromResult(TokenOutcome.Of(_current));
            _renewal ??= Task.Run(RenewAsync, _closing.Token);
            return _renewal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Zoho says that this token is dead: unless another has taken its place already, the next asker gets a new one.</summary>
    public void Expire(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(token, _current))
                _current = null;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task<TokenOutcome> RenewAsync()
    {
        TokenOutcome? outcome = null;
        try
        {
            outcome = await AskUntilAnsweredAsync(_closing.Token);
            return outcome;
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
                _current = outcome?.Token;
                if (outcome is { Kind: ReplyKind.RunStopper })
                    _refused = outcome;
            }
        }
    }

    private async Task<TokenOutcome> AskUntilAnsweredAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var asked = time.GetTimestamp();
            var (answer, cause) = await AskAsync(cancellationToken);
            if (answer?.AccessToken is { } value)
            {
                _isFailing = false;
                logger.TokenRenewed(answer.Lifetime);
                return TokenOutcome.Of(new AccessToken(value, answer.ApiDomain, answer.Lifetime, asked, time));
            }

            if (answer is { IsThrottled: true })
            {
                logger.TokenThrottled(time.GetUtcNow() + ThrottlePause);
                await Task.Delay(ThrottlePause, time, cancellationToken);
                continue;
            }

            if (answer?.Error is { } error)
            {
                logger.TokenRefused(error);
                return TokenRefusal.Of(error);
            }

            logger.TokenFailed(_isFailing ? LogLevel.Debug : LogLevel.Warning, cause);
            _isFailing = true;
            if (++failures >= maxAttempts)
                return new TokenOutcome(Token: null, ReplyKind.Transient, $"The accounts server gave no access token: {cause}.", Hint: null);
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures))), time, cancellationToken);
        }
    }

    private async Task<(TokenAnswer? Answer, string Cause)> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.CountTokenCallAsync(cancellationToken);
            return (await endpoint.AskAsync(cancellationToken), "its answer was not one of a token endpoint");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return (null, e is HttpRequestException http ? http.HttpRequestError.ToString() : "the connection broke");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
    }
}
