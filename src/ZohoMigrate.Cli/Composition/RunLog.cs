using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Cli.Composition;

/// <summary><c>run.log</c>: JSON lines, appended stretch by stretch. What is logged before a run folder is held goes nowhere.</summary>
internal sealed class RunLog(TimeProvider time, SecretScrubber scrubber) : LineLog(LogLevel.Trace)
{
    private readonly Lock _lock = new();
    private LogFile? _file;
    private string? _run;

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
            _file?.Write(new RunLogEntry(time.GetUtcNow(), _run, line).ToLine(scrubber));
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
