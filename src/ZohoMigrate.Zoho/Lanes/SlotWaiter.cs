using System.Threading.RateLimiting;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Someone in the limiter's queue.</summary>
internal sealed class SlotWaiter(int permits)
{
    // Never runs the waiter's code under the limiter's lock.
    private readonly TaskCompletionSource<RateLimitLease> _lease = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;

    public int Permits { get; } = permits;

    public Task<RateLimitLease> Task => _lease.Task;

    public void CancelBy(Action<SlotWaiter, CancellationToken> cancel, CancellationToken cancellationToken) =>
        _cancellation = cancellationToken.Register(() => cancel(this, cancellationToken));

    public void Grant(SlotLease lease)
    {
        // Not Dispose: that waits for a callback which may be waiting for the limiter's lock.
        _cancellation.Unregister();
        _lease.SetResult(lease);
    }

    public void Cancel(CancellationToken cancellationToken) => _lease.SetCanceled(cancellationToken);

    public void Fail(Exception why)
    {
        _cancellation.Unregister();
        _lease.SetException(why);
    }
}
