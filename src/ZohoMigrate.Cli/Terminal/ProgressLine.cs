using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Progress on stderr: one line redrawn in place on a terminal, a plain line now and then elsewhere, nothing when stdout carries JSON.
/// The road only leaves word here; a loop of our own draws, so nobody waits for a slow terminal.
/// </summary>
internal sealed class ProgressLine : IRunProgress, IAsyncDisposable
{
    internal static readonly TimeSpan TerminalPace = TimeSpan.FromMilliseconds(250);
    internal static readonly TimeSpan PlainPace = TimeSpan.FromSeconds(10);

    private readonly ErrorLines _lines;
    private readonly TimeProvider _time;
    private readonly TimeProvider _realTime;
    private readonly bool _isDrawn;
    private readonly RemainingTime _remaining = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _drawing;
    private readonly Lock _lock = new();
    private volatile Func<WatchedLane?, string>? _text;
    private volatile Func<CancellationToken, Task<WatchedLane>>? _lane;
    private long _calls;
    private string? _written;

    public ProgressLine(Surroundings surroundings, CommonArguments arguments, ErrorLines lines, TimeProvider time)
    {
        (_lines, _time, _realTime) = (lines, time, surroundings.Time);
        _isDrawn = surroundings.IsErrorTerminal && !arguments.NoColor;
        _drawing = arguments.Output == OutputFormat.Text ? DrawAsync(_ended.Token) : Task.CompletedTask;
    }

    public void Staged(string stream, long records) => _text = _ => ProgressText.Staging(stream, records);

    public void Delivering(DeliveryProgress progress)
    {
        // What was looked for and is not there is to be sent again.
        var calls = _calls = Math.Max(_calls, progress.Left);
        _text = lane =>
        {
            var now = _time.GetUtcNow();
            return ProgressText.Delivering(progress, calls, lane?.Snapshot, lane is null ? null : _remaining.Left(progress.Left, lane, now), now);
        };
    }

    /// <summary>The first call of a stretch is under way, or waits for its turn.</summary>
    public void Asking() => _text = lane => ProgressText.Asking(lane?.Snapshot, _time.GetUtcNow());

    /// <summary>Waiting for Zoho to take calls again.</summary>
    public void Waiting(DateTimeOffset until) => _text = _ => $"waiting until {PlanView.Moment(until)}";

    /// <summary>Shows the rate of this lane from now on; null = of none.</summary>
    public void Watch(Func<CancellationToken, Task<WatchedLane>>? lane) => _lane = lane;

    /// <summary>Takes the line away, so that what follows stands alone.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _text = null;
            _lines.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _drawing;
        _ended.Dispose();
    }

    private async Task DrawAsync(CancellationToken cancellationToken)
    {
        using var pace = new PeriodicTimer(_isDrawn ? TerminalPace : PlainPace, _realTime);
        try
        {
            while (await pace.WaitForNextTickAsync(cancellationToken))
                await DrawOnceAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The end of a progress line, not of the run.
        }
    }

    // What keeps the lane from being looked at keeps the calls from being made, and they say so. It may be closed while it is looked at.
    private static async Task<WatchedLane?> LookAsync(Func<CancellationToken, Task<WatchedLane>> lane, CancellationToken cancellationToken)
    {
        try
        {
            return await lane(cancellationToken);
        }
        catch (Exception exception) when (exception is StorageException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task DrawOnceAsync(CancellationToken cancellationToken)
    {
        if (_text is not { } text)
            return;
        var line = text(_lane is { } lane ? await LookAsync(lane, cancellationToken) : null);
        lock (_lock)
        {
            // While the lane was asked, the line may have been taken away.
            if (_text is null)
                return;
            if (_isDrawn)
                _lines.Redraw(line);
            else if (line != _written)
                _lines.Write(_written = line);
        }
    }
}
