using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One category's way into the <see cref="RunLog"/>.</summary>
internal sealed class RunLogger(string category, RunLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not (LogLevel.None or LogLevel.Trace);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            log.Write(category, logLevel, eventId, formatter(state, exception), exception);
    }
}
