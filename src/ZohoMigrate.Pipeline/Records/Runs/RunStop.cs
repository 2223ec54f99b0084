namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>The one place that says a run takes no new work, and why. The first reason counts.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _user;
    private RunEnd? _reason;

    /// <param name="user">The user's wish to stop (Ctrl+C).</param>
    public RunStop(CancellationToken user)
    {
        _source = new CancellationTokenSource();
        _user = user.Register(() => Because(new RunEnd(RunState.Cancelled, "You asked it to stop.")));
    }

    /// <summary>Cancelled once there is a reason.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The reason, or null while the run goes on.</summary>
    public RunEnd? Reason => Volatile.Read(ref _reason);

    public void Because(RunEnd reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, comparand: null) is null)
            _source.Cancel();
    }

    public void Dispose()
    {
        _user.Dispose();
        _source.Dispose();
    }
}
