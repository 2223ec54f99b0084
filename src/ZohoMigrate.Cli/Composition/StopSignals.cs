using System.Runtime.InteropServices;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Ctrl+C and SIGTERM. The first asks the run to stop: attempts in flight end, everything is flushed, reports are written. The second leaves
/// at once; nothing is lost by it, because what is known is durable before it is counted.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations;
    private int _count;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Completed by the second signal.</summary>
    public Task Leaving => _leaving.Task;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stopping.Dispose();
    }

    // Runs on a thread of the runtime's own: the run's continuations must not run on it.
    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
            _ = _stopping.CancelAsync();
        else
            _leaving.TrySetResult();
    }
}
