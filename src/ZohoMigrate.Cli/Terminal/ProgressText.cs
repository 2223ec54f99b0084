using System.Globalization;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The words of the progress line.</summary>
internal static class ProgressText
{
    public static string Staging(string stream, long records) => string.Create(CultureInfo.InvariantCulture, $"reading {stream}: {records} records");

    /// <summary>The first call, which asks Zoho what organisation this is, goes through the same window as all others.</summary>
    public static string Asking(LaneSnapshot? lane, DateTimeOffset now) => lane switch
    {
        null => "asking Zoho for the organisation",
        { Used: var used, Limit: var limit } when used >= limit => $"waiting for room in the window · {Lane(lane, now)}",
        _ => $"asking Zoho for the organisation · {Lane(lane, now)}",
    };

    /// <param name="progress">Where delivery stands.</param>
    /// <param name="calls">The calls that were to be made when it began, as the plan said.</param>
    /// <param name="lane">The lane the calls go through, or null before it is open.</param>
    /// <param name="left">Time left, or null while nobody can say.</param>
    /// <param name="now">UTC.</param>
    public static string Delivering(DeliveryProgress progress, long calls, LaneSnapshot? lane, TimeSpan? left, DateTimeOffset now)
    {
        List<string> parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{calls - progress.Left}/{calls} done"),
            .. lane is null ? [] : new[] { Lane(lane, now) },
            .. Counted(progress.NotDelivered, "not delivered"),
            .. Counted(progress.Parked, "being looked for"),
            .. Counted(progress.Undecided, "for a person"),
            .. left is { } time && progress.Left > 0 ? [$"{Duration(time)} left"] : Array.Empty<string>(),
        ];
        return string.Join(" · ", parts);
    }

    /// <summary>"1:02:03" or "2:03"; days are spelt out.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => time.ToString(@"d\d\ hh\:mm\:ss", CultureInfo.InvariantCulture),
        { TotalHours: >= 1 } => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        _ => time.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };

    private static string Lane(LaneSnapshot lane, DateTimeOffset now)
    {
        var others = lane.Limit < lane.Configured ? string.Create(CultureInfo.InvariantCulture, $", {lane.Configured - lane.Limit} left to others") : "";
        var rate = string.Create(CultureInfo.InvariantCulture, $"{lane.Used}/{lane.Limit} in window{others}");
        if (lane.Outage)
            return rate + ", Zoho cannot be reached";
        return lane.CoolingUntil is { } until && until > now ? $"{rate}, resting {Duration(until - now)}" : rate;
    }

    private static IEnumerable<string> Counted(long count, string what) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} {what}")];
}
