using System.Globalization;
using Spectre.Console;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a run will cost, said before the first call.</summary>
internal static class PlanView
{
    private const string SetsOffUnknown = "Zoho does not say whether jobs set off workflows: see docs/crm.md first.";

    public static Table Create(RunPlan plan)
    {
        var table = Tables.Create("stream", "#calls");
        if (plan.Looks > 0)
            table.Row("what Zoho has", Tables.Number(plan.Looks));
        if (plan.Lists > 0)
            table.Row("what is looked up", Tables.Number(plan.Lists));
        foreach (var stream in plan.Streams)
            table.Row(stream.Stream, Tables.Number(stream.Calls));
        table.Row("all", Tables.Number(plan.Calls));
        return table;
    }

    public static IReadOnlyList<string> Lines(RunPlan plan) => plan.Calls == 0
        ? ["Plan: nothing is left to be sent."]
        :
        [
            $"Plan: {Tables.Counted(plan.Calls, "call")}, {Time(plan.Minutes)} at the cap, {Tables.Counted(plan.Days, "day")} of the daily budget{(plan.Reserved > 0 ? "," : ";")}",
            $"{Reserved(plan)}done about {Moment(plan.FinishAt)}.",
            .. (plan.Lanes ?? []).Select(lane => $"They take {Tables.Number(lane.Permits)} {lane.Title}."),
            .. plan.Jobs == 0
                ? (string[])[]
                : [$"{Tables.Counted(plan.InJobs, "record")} {(plan.InJobs == 1 ? "goes" : "go")} by {Tables.Counted(plan.Jobs, "job")} of bulk write; how long Zoho takes for a job is not reckoned.",
                    SetsOffUnknown],
            .. ByJobs(plan),
            .. plan.Looks == 0
                ? (string[])[]
                : [$"First at least {Tables.Counted(plan.Looks, "call")} to read what Zoho has; what is found there is not sent, so the rest may be fewer."],
            .. plan.Lists == 0
                ? (string[])[]
                : [$"First at least {Tables.Counted(plan.Lists, "call")} to look {Tables.Counted(plan.LookedUp, "value")} up in Zoho's lists. Until then nobody can tell whether",
                    "the organisation has them; a record that names one it does not have is blocked before anything is sent."],
        ];

    private static IEnumerable<string> ByJobs(RunPlan plan) => plan.ByJobs is not { } jobs
        ? []
        : jobs.Lanes.Select(lane => $"With Delivery:Bulk=auto they would take {Tables.Number(lane.Permits)}: {Tables.Counted(jobs.Records, "record")} in {Tables.Counted(jobs.Jobs, "job")} of bulk write. "
            + SetsOffUnknown);

    /// <summary>That Zoho can be asked for more calls a day: where the mail is, or the mail itself.</summary>
    public static IEnumerable<string> Mail(string? mail, string? file) => (mail, file) switch
    {
        (null, _) => [],
        (_, not null) => [$"Zoho raises the daily limit for a migration. The mail that asks for it, with these numbers: {file}"],
        _ => ["Zoho raises the daily limit for a migration. This mail asks for it:", "", .. mail.TrimEnd('\n').Split('\n').Select(line => $"  {line}".TrimEnd()), ""],
    };

    private static string Reserved(RunPlan plan) =>
        plan.Reserved > 0 ? $"of which {Tables.Counted(plan.Reserved, "call")} a day {(plan.Reserved == 1 ? "is" : "are")} left to others; " : "";

    /// <summary>"less than a minute", "1 minute", "90 minutes", "5 hours".</summary>
    internal static string Time(double minutes) => minutes switch
    {
        < 1 => "less than a minute",
        < 120 => Tables.Counted((long)Math.Ceiling(minutes), "minute"),
        _ => Tables.Counted((long)Math.Ceiling(minutes / 60), "hour"),
    };

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
