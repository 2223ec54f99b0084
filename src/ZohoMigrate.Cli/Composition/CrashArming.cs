using System.Diagnostics;
using System.Globalization;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Has this process die, as a kill would have it, when it passes a <see cref="CrashPoint"/> for the n-th time: <c>SELFTEST_KILL=after-intent#3</c>
/// in the environment, which <c>selftest</c> sets for its children. <c>after-intent@bulk_write#1</c> counts those of one operation alone.
/// </summary>
internal sealed class CrashArming : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    public const string Variable = "SELFTEST_KILL";

    private readonly string _point;
    private readonly string? _of;
    private readonly int _occurrence;
    private readonly IDisposable _listeners;
    private int _passed;

    private CrashArming(string point, int occurrence)
    {
        (_point, _of) = point.Split('@') is [var name, var of] ? (name, of) : (point, null);
        _occurrence = occurrence;
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>Null where nothing is asked for.</summary>
    public static CrashArming? Of(string? asked) =>
        asked?.Split('#') is [var point, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence)
            ? new CrashArming(point, occurrence)
            : null;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == CrashPoint.Source)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != _point || (_of is not null && !_of.Equals(value.Value)) || Interlocked.Increment(ref _passed) != _occurrence)
            return;
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
