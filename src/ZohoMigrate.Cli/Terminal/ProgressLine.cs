using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Progress on stderr: one line redrawn in place on a terminal, a plain line now and then elsewhere, nothing when stdout carries JSON.
/// The road only leaves word here; a timer of our own draws, so nobody waits for a slow terminal.
/// </summary>
internal sealed class ProgressLine : IRunProgress, IDisposable
{
    internal static readonly TimeSpan TerminalPace = TimeSpan.FromMilliseconds(250);
    internal static readonly TimeSpan PlainPace = TimeSpan.FromSeconds(10);

    private readonly ErrorLines _lines;
    private readonly TimeProvider _time;
    private readonly bool _isDrawn;
    private readonly ITimer? _timer;
    private readonly RemainingTime _remaining;
    private volatile Func<string>? _text;

    public ProgressLine(Surroundings surroundings, CommonArguments arguments, ErrorLines lines)
    {
        (_lines, _time) = (lines, surroundings.Time);
        _remaining = new RemainingTime(_time);
        _isDrawn = surroundings.IsErrorTerminal && !arguments.NoColor;
        var pace = _isDrawn ? TerminalPace : PlainPace;
        if (arguments.Output == OutputFormat.Text) _timer = _time.CreateTimer(_ => Draw(), null, pace, pace);
    }

    /// <summary>The lane whose rate is shown, once it is open.</summary>
    public Func<LaneSnapshot>? Lane { get; set; }

    public void Staged(string stream, long records) => _text = () => ProgressText.Staging(stream, records);

    public void Delivering(DeliveryProgress progress)
    {
        _remaining.Saw(progress.Finished, progress.Steps);
        _text = () => ProgressText.Delivering(progress, Lane?.Invoke(), _remaining.Left, _time.GetUtcNow());
    }

    /// <summary>Takes the line away, so that what follows stands alone.</summary>
    public void End()
    {
        _text = null;
        _lines.Clear();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        End();
    }

    private void Draw()
    {
        if (_text?.Invoke() is not { } text) return;
        if (_isDrawn)
            _lines.Redraw(text);
        else
            _lines.Write(text);
    }
}
