using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Cli.Composition;

/// <summary><c>run.log</c>: JSON lines, appended stretch by stretch. What is logged before a run folder is held goes nowhere.</summary>
internal sealed class RunLog(TimeProvider time, SecretScrubber scrubber, ErrorLines lines) : LineLog(LogLevel.Trace)
{
    private readonly Lock _lock = new();
    private LogFile? _file;
    private string? _run;
    private bool _isFaultSaid;

    /// <summary>Full path, once there is a run folder.</summary>
    public string? Path => _file?.Path;

    public void Open(RunFolder folder)
    {
        lock (_lock)
        {
            _file?.Dispose();
            (_file, _run) = (new LogFile(folder.Paths.Log), folder.Checkpoint.Manifest.Run);
        }
    }

    public override void Write(LogLine line)
    {
        lock (_lock)
        {
            if (_file?.Write(new RunLogEntry(time.GetUtcNow(), _run, line).ToLine(scrubber)) is { } fault)
                Say(fault);
        }
    }

    // Once: the run goes on, and what is wrong with the disk will be said where it matters.
    private void Say(Exception fault)
    {
        if (_isFaultSaid)
            return;
        _isFaultSaid = true;
        lines.Write($"{Path} cannot be written as it should be: {fault.Message} The run goes on; lines may be missing there.");
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }

        base.Dispose(disposing);
    }
}
