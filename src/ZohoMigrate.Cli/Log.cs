using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli;

/// <summary>What this project logs. Never a cell value or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Run {Run} of pack {Pack}: target {Target}, organisation {Organization}")]
    public static partial void RunBegins(this ILogger logger, string run, string pack, string target, string organization);

    [LoggerMessage(3002, LogLevel.Information, "Planned calls: {Calls}; minutes at the cap: {Minutes}; days of the daily budget: {Days}")]
    public static partial void RunPlanned(this ILogger logger, long calls, double minutes, int days);

    [LoggerMessage(3003, LogLevel.Information, "Everything is staged: {Records} records in {Streams} streams")]
    public static partial void Staged(this ILogger logger, long records, int streams);

    [LoggerMessage(3004, LogLevel.Warning, "Waiting for new calls until {Until:u}, then it goes on")]
    public static partial void RunWaits(this ILogger logger, DateTimeOffset until);

    [LoggerMessage(3005, LogLevel.Information, "Run ends: {State}, exit code {ExitCode}")]
    public static partial void RunEnds(this ILogger logger, RunState state, int? exitCode);

    [LoggerMessage(
        3006,
        LogLevel.Information,
        "Rows that came back: {Rows}; corrected cells: {Cells}, kept as they were: {Kept}; records tried again: {Retried}, still rejected: {Rejected}, still blocked: {Blocked}; steps: {Steps}")]
    public static partial void TakenBack(this ILogger logger, long rows, long cells, long kept, long retried, long rejected, long blocked, long steps);

    [LoggerMessage(3007, LogLevel.Information, "Changed sources or mapping accepted: {New} records new, {Changed} changed, {Gone} gone; of the changed, sent before: {AtZoho}")]
    public static partial void ChangesAccepted(this ILogger logger, long @new, long changed, long gone, long atZoho);

    [LoggerMessage(
        3008,
        LogLevel.Warning,
        "{File} was changed since it was read: what is new in it is not part of this run. To go on with it as it is now: zohomigrate resume {Folder} --accept-changes")]
    public static partial void SourceEdited(this ILogger logger, string file, string folder);

    [LoggerMessage(3009, LogLevel.Warning, "{File} is not read, for it is no CSV file. If your corrections are in it, save it as CSV under the name that the report has")]
    public static partial void NotTakenBack(this ILogger logger, string file);

    [LoggerMessage(3010, LogLevel.Warning, "{File} holds a secret, and other users of this machine may read it. Make it yours alone: chmod 600 {File}")]
    public static partial void SecretIsOpen(this ILogger logger, string file);

    [LoggerMessage(3011, LogLevel.Information, "{Stream} {Key} was unknown and is settled by a person's word: {Word}")]
    public static partial void Resolved(this ILogger logger, string stream, string key, string word);
}
