using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The log on stderr, for <c>--verbose</c>: lines for people, or JSON lines where stdout carries JSON.</summary>
internal sealed class VerboseLog(ErrorLines lines, CommonArguments common, SecretScrubber scrubber, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, LogLevel.Debug, Write);

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, EventId id, string message, Exception? exception) => lines.Write(common.Output == OutputFormat.Json
        ? new RunLogEntry(time.GetUtcNow(), level.ToString(), category, id.Id, scrubber.Scrub(message), null).ToLine()
        : scrubber.Scrub($"{level}: {message}"));
}
