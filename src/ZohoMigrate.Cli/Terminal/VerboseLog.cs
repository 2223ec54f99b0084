using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The log on stderr, for <c>--verbose</c>.</summary>
internal sealed class VerboseLog(ErrorLines lines, SecretScrubber scrubber) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(lines, scrubber);

    public void Dispose()
    {
    }

    private sealed class Logger(ErrorLines lines, SecretScrubber scrubber) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not (LogLevel.None or LogLevel.Trace);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Write(scrubber.Scrub($"{logLevel}: {formatter(state, exception)}"));
        }
    }
}
