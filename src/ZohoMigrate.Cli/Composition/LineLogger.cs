using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One category's way into a log that is written line by line.</summary>
/// <param name="category">Who logs.</param>
/// <param name="least">What is less than this is left out.</param>
/// <param name="write">Takes category, level, event, message and exception.</param>
internal sealed class LineLogger(string category, LogLevel least, Action<string, LogLevel, EventId, string, Exception?> write) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            write(category, logLevel, eventId, formatter(state, exception), exception);
    }
}
