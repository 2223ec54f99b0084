using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// One try for a token: takes the one that another process has got, or asks for one if it is time to. Every ask is on disk before it is
/// made, so that no restart makes one too many.
/// </summary>
internal sealed class TokenAsker(TokenEndpoint endpoint, TokenCache cache, TokenClock clock, IAttemptJournal journal, ILogger logger)
{
    private int _failures;
    private long _failedAt;
    private Action<string>? _told;

    /// <summary>Tells of each token before it is used.</summary>
    public void Tell(Action<string> told) => _told = told;

    /// <summary>Finds or asks. The lock of the processes is not held while anybody waits.</summary>
    /// <param name="dead">A token that Zoho takes no more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The ask cannot be written down: it is not made.</exception>
    public async Task<TokenTry> TryAsync(string? dead, CancellationToken cancellationToken)
    {
        using var only = await cache.LockAsync(cancellationToken);
        var state = await cache.ReadAsync();
        if (state.Token is { } cached && cached.AccessToken != dead && Alive(cached) is { IsFresh: true } found)
            return Got(found);
        if (WaitOf(state) is { } wait)
            return wait;

        state = AskingPace.Asking(state, clock);
        await cache.WriteAsync(state);
        return await AskAsync(state, cancellationToken);
    }

    private TokenTry? WaitOf(TokenState state)
    {
        if (AskingPace.ThrottleLeft(state, clock) is var rest && rest > TimeSpan.Zero)
        {
            var until = clock.Time.GetUtcNow() + rest;
            if (state.ThrottledInARow >= AskingPace.MostThrottles)
                return TokenTry.Of(TokenRefusal.Throttled(state.ThrottledInARow, until));
            logger.TokenThrottled(until);
            return TokenTry.After(rest);
        }

        if (AskingPace.WindowLeft(state, clock) is var left && left > TimeSpan.Zero)
        {
            logger.TokensUsedUp(clock.Time.GetUtcNow() + left);
            return TokenTry.After(left);
        }

        var pause = AskingPace.PauseAfter(_failures) - clock.Time.GetElapsedTime(_failedAt);
        return pause > TimeSpan.Zero ? TokenTry.After(pause) : null;
    }

    private async Task<TokenTry> AskAsync(TokenState state, CancellationToken cancellationToken)
    {
        var asked = clock.Now();
        var (answer, cause) = await HearAsync(cancellationToken);
        if (answer?.AccessToken is { } value)
        {
            var token = new CachedToken(value, answer.ApiDomain, asked, answer.Lifetime);
            await cache.KeepAsync(state with { Token = token, Throttled = null, ThrottledInARow = 0 });
            logger.TokenRenewed(answer.Lifetime);
            return Got(Alive(token));
        }

        if (answer is { IsThrottled: true })
        {
            state = state with { Throttled = clock.Now(), ThrottledInARow = state.ThrottledInARow + 1 };
            await cache.WriteAsync(state);
            return WaitOf(state)!.Value;
        }

        if (answer?.Error is { } error)
        {
            await cache.KeepAsync(state with { Throttled = null, ThrottledInARow = 0 });
            logger.TokenRefused(error);
            return TokenTry.Of(TokenRefusal.Of(error));
        }

        if (answer is { IsElsewhere: true })
            return TokenTry.Of(TokenRefusal.NoAnswer(ReplyKind.RunStopper, cause));

        logger.TokenFailed(_failures == 0 ? LogLevel.Warning : LogLevel.Debug, cause);
        _failures++;
        _failedAt = clock.Time.GetTimestamp();
        return TokenTry.Of(TokenRefusal.NoAnswer(ReplyKind.Transient, cause));
    }

    private TokenTry Got(AccessToken token)
    {
        _told?.Invoke(token.Value);
        _failures = 0;
        return TokenTry.Of(TokenOutcome.Of(token));
    }

    private AccessToken Alive(CachedToken token) => new(token.AccessToken, token.ApiDomain, token.Lifetime, clock.Since(token.Obtained), clock.Time);

    private async Task<(TokenAnswer? Answer, string Cause)> HearAsync(CancellationToken cancellationToken)
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
