using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Zoho;

/// <summary>What this project logs, each placeholder being a field of the line. Never a secret; a body or a cell value only at Trace.</summary>
internal static partial class Log
{
    [LoggerMessage(
        2001,
        LogLevel.Debug,
        "Request {Request} ({Operation} {Module}), attempt {Attempt}: {Outcome}, HTTP {Status}, code {Code}, {DurationMs} ms {ZohoRequest}")]
    public static partial void AttemptEnded(
        this ILogger logger,
        long request,
        string operation,
        string? module,
        int attempt,
        ReplyKind outcome,
        int? status,
        object? code,
        long durationMs,
        string? zohoRequest);

    [LoggerMessage(2002, LogLevel.Warning, "Zoho says that a limit is reached: nothing is sent until {Until:u} (lane {Lane}, for {Length})")]
    public static partial void LaneCools(this ILogger logger, string lane, DateTimeOffset until, TimeSpan length);

    [LoggerMessage(2003, LogLevel.Information, "Lane {Lane} is open again")]
    public static partial void LaneOpensAgain(this ILogger logger, string lane);

    [LoggerMessage(2004, LogLevel.Warning, "Zoho says that the day's calls are used up: worth trying again at {Until:u} (lane {Lane})")]
    public static partial void DayUsedUp(this ILogger logger, string lane, DateTimeOffset until);

    [LoggerMessage(2005, LogLevel.Information, "Access token renewed; good for {Lifetime}")]
    public static partial void TokenRenewed(this ILogger logger, TimeSpan lifetime);

    [LoggerMessage(2006, LogLevel.Error, "Access token refused: {Error}")]
    public static partial void TokenRefused(this ILogger logger, string error);

    [LoggerMessage(2007, LogLevel.Warning, "Zoho has had too many requests for access tokens: the next is made at {Until:u}")]
    public static partial void TokenThrottled(this ILogger logger, DateTimeOffset until);

    // Warning for the first in a row, Debug for those that follow it.
    [LoggerMessage(EventId = 2008, Message = "Zoho's accounts server gives no access token: {Cause}. It is asked again and again, more and more rarely")]
    public static partial void TokenFailed(this ILogger logger, LogLevel level, string cause);

    // Warning when an outage begins, Debug each time a trial finds that it goes on.
    [LoggerMessage(EventId = 2009, Message = "Zoho does not answer: nothing is sent until {Until:u}, then one call tries, until one comes through (lane {Lane})")]
    public static partial void ZohoSilent(this ILogger logger, LogLevel level, string lane, DateTimeOffset until);

    [LoggerMessage(2010, LogLevel.Information, "Zoho answers again (lane {Lane})")]
    public static partial void ZohoAnswers(this ILogger logger, string lane);

    [LoggerMessage(2011, LogLevel.Warning, "The access token could not be kept on disk ({Error}): the next process asks for its own")]
    public static partial void TokenNotKept(this ILogger logger, string error);

    [LoggerMessage(
        2014,
        LogLevel.Warning,
        "Zoho took {Accepted} requests of ours within {Window} and no more, though the settings allow {Configured}: other programs use the organisation too. "
            + "From now on at most {Limit}, and one more for each window without such an answer. Leave them room from the start with {Setting} (lane {Lane})")]
    public static partial void LimitLearnt(
        this ILogger logger, string lane, int accepted, int configured, int limit, TimeSpan window, string setting);

    [LoggerMessage(
        2022,
        LogLevel.Warning,
        "The file of the limits was damaged, as by a power cut, and is kept as {File}. How many calls of the day were made before is not known: they are counted "
            + "anew, and Zoho says when they are used up. One call tries first (lane {Lane})")]
    public static partial void LaneFileDamaged(this ILogger logger, string lane, string file);

    [LoggerMessage(2012, LogLevel.Trace, "Request {Request}, attempt {Attempt} sends {Body}")]
    public static partial void AttemptBody(this ILogger logger, long request, int attempt, string body);

    [LoggerMessage(2013, LogLevel.Trace, "Request {Request}, attempt {Attempt} is answered: {Answer}")]
    public static partial void AttemptAnswer(this ILogger logger, long request, int attempt, string answer);

    [LoggerMessage(2019, LogLevel.Warning, "This machine's clock is {Difference} ahead of Zoho's: the times in the reports are this machine's")]
    public static partial void ClockDiffers(this ILogger logger, TimeSpan difference);

    [LoggerMessage(2021, LogLevel.Warning, "Access tokens have been asked for too often in ten minutes: the next is asked for at {Until:u}")]
    public static partial void TokensUsedUp(this ILogger logger, DateTimeOffset until);
}
