using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline;

/// <summary>What this project logs: records by their id in the checkpoint. Never a cell value, and a key is made of cells.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Record {Record} ({Module}) is to be looked for: {Why}")]
    public static partial void RecordParked(this ILogger logger, long record, string module, string why);

    [LoggerMessage(1002, LogLevel.Information, "Record {Record} ({Module}) was looked for and found: {State}, Zoho's id {ZohoId}")]
    public static partial void RecordFound(this ILogger logger, long record, string module, RecordState state, string zohoId);

    [LoggerMessage(1003, LogLevel.Information, "Record {Record} ({Module}) was looked for and is not at Zoho: it is sent again")]
    public static partial void RecordSentAgain(this ILogger logger, long record, string module);

    [LoggerMessage(1004, LogLevel.Information, "Record {Record} ({Module}) needs a person: it may be at Zoho or not")]
    public static partial void RecordUndecided(this ILogger logger, long record, string module);

    [LoggerMessage(1005, LogLevel.Information, "Record {Record} ({Module}) was refused like all others of its stream: it is pending again")]
    public static partial void RecordTakenBack(this ILogger logger, long record, string module);
}
