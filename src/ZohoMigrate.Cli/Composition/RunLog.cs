using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary><c>run.log</c>: JSON lines, appended stretch by stretch. What is logged before a run folder is held goes nowhere.</summary>
internal sealed class RunLog(TimeProvider time, SecretScrubber scrubber) : ILoggerProvider
{
    private readonly Lock _lock = new();
    private StreamWriter? _writer;

    /// <summary>Full path, once there is a run folder.</summary>
    public string? Path { get; private set; }

    public void Open(string path)
    {
        // The log names records by key; it is the owner's like everything in the folder.
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = new StreamWriter(path, options) { AutoFlush = true, NewLine = "\n" };
            Path = path;
        }
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, LogLevel.Debug, Write);

    public void Write(string category, LogLevel level, EventId id, string message, Exception? exception)
    {
        var entry = new RunLogEntry(
            time.GetUtcNow(),
            level.ToString(),
            category,
            id.Id,
            scrubber.Scrub(message),
            exception is null ? null : scrubber.Scrub(exception.ToString()));
        lock (_lock)
            Try(writer => writer.WriteLine(entry.ToLine()));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Try(writer => writer.Dispose());
            _writer = null;
        }
    }

    // On a full disk the log is what can be done without: a run that fails says so itself, and one that does not goes on.
    private void Try(Action<StreamWriter> write)
    {
        try
        {
            if (_writer is not null)
                write(_writer);
        }
        catch (IOException)
        {
            // The writer keeps what did not fit and would fail again with the next line.
            _writer = null;
        }
    }
}
