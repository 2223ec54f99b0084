using System.Diagnostics;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Has this process die, as a kill would have it, when it passes a <see cref="CrashPoint"/> for the n-th time: <c>SELFTEST_KILL=after-intent#3</c>
/// in the environment, which <c>selftest</c> sets for its children. <c>after-intent@bulk_write#1</c> counts those of one operation alone;
/// <c>after-answer#12,before-commit#1</c> counts what is to be passed last from where the one before it was.
/// </summary>
internal sealed class CrashArming : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    public const string Variable = "SELFTEST_KILL";

    private readonly Lock _gate = new();
    private readonly Queue<ArmedPoint> _left;
    private readonly IDisposable _listeners;
    private int _passed;

    private CrashArming(IEnumerable<ArmedPoint> points)
    {
        _left = new Queue<ArmedPoint>(points);
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>Null where nothing is asked for.</summary>
    public static CrashArming? Of(string? asked)
    {
        var points = asked?.Split(',').Select(ArmedPoint.Parse).ToList();
        return points is null || points.Contains(null) ? null : new CrashArming(points.OfType<ArmedPoint>());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == CrashPoint.Source)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        lock (_gate)
        {
            if (!_left.TryPeek(out var next) || !next.IsPassed(value.Key, value.Value) || ++_passed != next.Occurrence)
                return;
            _passed = 0;
            _left.Dequeue();
            if (_left.Count > 0)
                return;
        }

        Process.GetCurrentProcess().Kill();
        // Not one step further while the system gets to it.
        new ManualResetEventSlim().Wait();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listeners.Dispose();
}
