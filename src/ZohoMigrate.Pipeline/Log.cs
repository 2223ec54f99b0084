using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// What this project logs, each placeholder being a field of the line. Records go by stream and key, which a person needs to find them;
/// no other cell value is logged.
/// </summary>
internal static partial class Log
{
    private static readonly Func<ILogger, string, string, long, IDisposable?> Delivering =
        LoggerMessage.DefineScope<string, string, long>("{Stream} {Key} (record {Record})");

    /// <summary>While it lasts, every line is about this record: also those of the projects below, which know no records.</summary>
    public static IDisposable? BeginDelivering(this ILogger logger, ReadyStep step) => Delivering(logger, step.Stream, step.Key, step.Item.Record);

    [LoggerMessage(1001, LogLevel.Information, "{Stream} {Key} (record {Record}, {Module}) is to be looked for: {Why}")]
    public static partial void RecordParked(this ILogger logger, string stream, string key, long record, string module, string why);

    [LoggerMessage(1002, LogLevel.Information, "{Stream} {Key} (record {Record}, {Module}) was looked for and found: {State}, Zoho's id {ZohoId}")]
    public static partial void RecordFound(this ILogger logger, string stream, string key, long record, string module, RecordState state, string zohoId);

    [LoggerMessage(1003, LogLevel.Information, "{Stream} {Key} (record {Record}, {Module}) was looked for and is not at Zoho: it is sent again")]
    public static partial void RecordSentAgain(this ILogger logger, string stream, string key, long record, string module);

    [LoggerMessage(1004, LogLevel.Information, "{Stream} {Key} (record {Record}, {Module}) needs a person: it may be at Zoho or not")]
    public static partial void RecordUndecided(this ILogger logger, string stream, string key, long record, string module);

    [LoggerMessage(1005, LogLevel.Information, "{Stream} {Key} (record {Record}, {Module}): Zoho refuses step {Step} of it; why is in the report")]
    public static partial void RecordRefused(this ILogger logger, string stream, string key, long record, string module, int step);

    [LoggerMessage(1006, LogLevel.Information, "Record {Record} ({Module}) was refused like all others of its stream: it is pending again")]
    public static partial void RecordTakenBack(this ILogger logger, long record, string module);

    [LoggerMessage(1020, LogLevel.Information, "Job {Job} was asked for: it makes {Records} records of {Stream} ({Module})")]
    public static partial void JobBegun(this ILogger logger, string job, string module, string stream, int records);

    [LoggerMessage(1021, LogLevel.Warning, "Zoho takes no job of {Records} records of {Stream} ({Module}): {Code}. They go by calls")]
    public static partial void JobRefused(this ILogger logger, string module, string stream, int records, string? code);

    [LoggerMessage(1023, LogLevel.Warning, "Job {Job} of {Stream} ({Module}) failed as a whole: {Code}. What of it is at Zoho is looked for; the rest goes by calls")]
    public static partial void JobFailed(this ILogger logger, string job, string module, string stream, string code);

    [LoggerMessage(1024, LogLevel.Warning, "Zoho does not say that job {Job} of {Stream} ({Module}) is over: {Said}. What of it is at Zoho is looked for; the rest goes by calls")]
    public static partial void JobLeft(this ILogger logger, string job, string module, string stream, string said);

    [LoggerMessage(1022, LogLevel.Information, "Job {Job} is over: of {Records} records of {Stream} ({Module}) it made {Created}, and of {Unknown} nobody can tell")]
    public static partial void JobEnded(this ILogger logger, string job, string module, string stream, int records, int created, int unknown);

    [LoggerMessage(1008, LogLevel.Warning, "What was sent last may not show in Zoho's lists before {Until:u}: they are read then, and nothing is sent before")]
    public static partial void DoubtWaits(this ILogger logger, DateTimeOffset until);

    [LoggerMessage(1019, LogLevel.Information, "Of {Module}, {Sought} values were looked up; {Missing} of them it does not have, or several times")]
    public static partial void LookedUp(this ILogger logger, string module, int sought, int missing);

    [LoggerMessage(1009, LogLevel.Information, "The list of {Module} was read whole: {Rows} rows; of {Sought} records that may be there it shows {Found}")]
    public static partial void DoubtRead(this ILogger logger, string module, long rows, int sought, int found);

    [LoggerMessage(
        1007,
        LogLevel.Warning,
        "{File} may hold corrections of yours that were not given back, and it is written anew now. As it was it is in {Aside}; a run takes it back by: zohomigrate retry {Run} --from {Aside}")]
    public static partial void EditedPutAside(this ILogger logger, string file, string aside, string run);
}
