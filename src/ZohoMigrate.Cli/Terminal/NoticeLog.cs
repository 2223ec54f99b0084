using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What of the log a person must see without asking for it: why nothing moves, and until when. Plain lines on stderr.</summary>
internal sealed class NoticeLog(ErrorLines lines, SecretScrubber scrubber) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, LogLevel.Warning, Write);

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, EventId id, string message, Exception? exception) =>
        lines.Write(scrubber.Scrub(message));
}
