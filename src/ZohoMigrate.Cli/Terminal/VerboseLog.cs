using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The log on stderr, for <c>--verbose</c>: lines for people, or JSON lines where stdout carries JSON.</summary>
internal sealed class VerboseLog(ErrorLines lines, CommonArguments common, SecretScrubber scrubber, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, EventId id, string message) => lines.Write(common.Output == OutputFormat.Json
        ? new RunLogEntry(time.GetUtcNow(), level.ToString(), category, id.Id, scrubber.Scrub(message), null).ToLine()
        : scrubber.Scrub($"{level}: {message}"));

    private sealed class Logger(string category, VerboseLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not (LogLevel.None or LogLevel.Trace);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write(category, logLevel, eventId, formatter(state, exception));
        }
    }
}
