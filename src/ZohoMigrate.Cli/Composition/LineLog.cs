using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary>A log that is written line by line.</summary>
/// <param name="least">What is less than this is left out.</param>
internal abstract class LineLog(LogLevel least) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, least, _scopes, Write);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public abstract void Write(LogLine line);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
