using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One category's way into a log that is written line by line.</summary>
/// <param name="category">Who logs.</param>
/// <param name="least">What is less than this is left out.</param>
/// <param name="scopes">What is being done while a line is logged.</param>
/// <param name="write">Takes the line.</param>
internal sealed class LineLogger(string category, LogLevel least, IExternalScopeProvider scopes, Action<LogLine> write) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var fields = new List<KeyValuePair<string, object>>();
        scopes.ForEachScope(static (scope, all) => all.AddRange(LogLine.FieldsOf(scope)), fields);
        fields.AddRange(LogLine.FieldsOf(state));
        // What the line itself says of a thing is nearer than what surrounds it.
        write(new LogLine(category, logLevel, eventId, formatter(state, exception), exception)
        {
            Fields = [.. fields.GroupBy(field => field.Key, StringComparer.Ordinal).Select(same => same.Last())],
        });
    }
}
