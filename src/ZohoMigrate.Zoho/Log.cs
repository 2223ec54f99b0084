using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Zoho;

/// <summary>What this project logs. Never a cell value, a secret or a body.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "Request {Request} ({Operation}), attempt {Attempt}: {Kind}, HTTP {Status}, code {Code}, {Elapsed}")]
    public static partial void AttemptEnded(
        this ILogger logger, long request, string operation, int attempt, ReplyKind kind, int? status, int? code, TimeSpan elapsed);

    [LoggerMessage(2002, LogLevel.Warning, "Lane {Lane} rests for {Length}: Zoho says it is over a limit")]
    public static partial void LaneCools(this ILogger logger, string lane, TimeSpan length);

    [LoggerMessage(2003, LogLevel.Information, "Lane {Lane} is open again")]
    public static partial void LaneOpensAgain(this ILogger logger, string lane);

    [LoggerMessage(2004, LogLevel.Warning, "Lane {Lane}: Zoho says the day's calls are used up; worth trying again at {Until}")]
    public static partial void DayUsedUp(this ILogger logger, string lane, DateTimeOffset until);

    [LoggerMessage(2005, LogLevel.Information, "Access token renewed; good for {Lifetime}")]
    public static partial void TokenRenewed(this ILogger logger, TimeSpan lifetime);

    [LoggerMessage(2006, LogLevel.Error, "Access token refused: {Error}")]
    public static partial void TokenRefused(this ILogger logger, string error);

    [LoggerMessage(2007, LogLevel.Warning, "Too many token requests: waiting {Length} before the next")]
    public static partial void TokenThrottled(this ILogger logger, TimeSpan length);

    [LoggerMessage(2008, LogLevel.Warning, "The accounts server gave no token: {Cause}")]
    public static partial void TokenFailed(this ILogger logger, string cause);

    [LoggerMessage(2010, LogLevel.Warning, "The access token could not be kept on disk ({Error}): the next process asks for its own")]
    public static partial void TokenNotKept(this ILogger logger, string error);
}
