namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// Keeps one access token fresh. However many ask at once, in this process or another, one call is made, and no more than Zoho allows
/// (<see cref="AskingPace"/>).
/// </summary>
internal sealed class AccessTokenSource(TokenAsker asker, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _current;
    private string? _dead;
    private TokenOutcome? _refused;
    private Task<TokenOutcome>? _renewal;

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
    public void Tell(Action<string> told) => asker.Tell(told);

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
            outcome = await TryUntilAnsweredAsync(_closing.Token);
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

    private async Task<TokenOutcome> TryUntilAnsweredAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (outcome, wait) = await asker.TryAsync(_dead, cancellationToken);
            if (outcome is not null)
                return outcome;
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
