using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// Keeps one access token fresh. However many ask at once, in this process or another, one call is made (Zoho allows ten in ten minutes).
/// </summary>
internal sealed class AccessTokenSource(
    TokenEndpoint endpoint, TokenCache cache, IAttemptJournal journal, int maxAttempts, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>How long Zoho wants no token calls after too many (reference/zoho-oauth.md §3).</summary>
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _current;
    private string? _dead;
    private TokenOutcome? _refused;
    private Task<TokenOutcome>? _renewal;
    private bool _isFailing;
    private Action<string>? _told;

    /// <summary>The current token, renewed if need be. Cancelling gives up the wait, not the call that others wait for too.</summary>
    public Task<TokenOutcome> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_refused is not null)
                return Task.FromResult(_refused);
            if (_current is { IsFresh: true })
                return Task.FromResult(TokenOutcome.Of(_current));
            _renewal ??= BeginRenewal();
            return _renewal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Tells of each token before it is used, so that whoever writes anything can keep it out.</summary>
    public void Tell(Action<string> told) => _told = told;

    /// <summary>Zoho says that this token is dead: unless another has taken its place already, the next asker gets a new one.</summary>
    public void Expire(AccessToken token)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(token, _current))
                return;
            _current = null;
            _dead = token.Value;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    // The first asker's log scope names its record, and the token is everybody's.
    private Task<TokenOutcome> BeginRenewal()
    {
        using var unscoped = ExecutionContext.SuppressFlow();
        return Task.Run(RenewAsync, _closing.Token);
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
            var (token, answer, cause) = await FindOrAskAsync(cancellationToken);
            if (token is not null)
            {
                _isFailing = false;
                return TokenOutcome.Of(token);
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

            if (answer is { IsElsewhere: true })
                return TokenRefusal.NoAnswer(ReplyKind.RunStopper, cause);

            logger.TokenFailed(_isFailing ? LogLevel.Debug : LogLevel.Warning, cause);
            _isFailing = true;
            if (++failures >= maxAttempts)
                return TokenRefusal.NoAnswer(ReplyKind.Transient, cause);
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures))), time, cancellationToken);
        }
    }

    // One process asks, the others find what it got. The lock is not held while waiting for Zoho to give tokens again.
    private async Task<(AccessToken? Token, TokenAnswer? Answer, string Cause)> FindOrAskAsync(CancellationToken cancellationToken)
    {
        using var only = await cache.LockAsync(cancellationToken);
        if (cache.Read() is { } found && found.Value != _dead)
        {
            _told?.Invoke(found.Value);
            return (found, null, "");
        }

        var asked = time.GetTimestamp();
        var (answer, cause) = await AskAsync(cancellationToken);
        if (answer?.AccessToken is not { } value)
            return (null, answer, cause);
        _told?.Invoke(value);
        var token = new AccessToken(value, answer.ApiDomain, answer.Lifetime, asked, time);
        await cache.WriteAsync(token);
        logger.TokenRenewed(answer.Lifetime);
        return (token, answer, "");
    }

    private async Task<(TokenAnswer? Answer, string Cause)> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.CountTokenCallAsync(cancellationToken);
            var answer = await endpoint.AskAsync(cancellationToken);
            return (answer, WireWords.NotZoho(endpoint.Address, answer.Status));
        }
        catch (Exception e) when (e is HttpRequestException or SocketException || (e is IOException and not StorageException))
        {
            return (null, WireWords.Failed(endpoint.Address, e));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer of {WireWords.Of(endpoint.Address)} in time");
        }
    }
}
