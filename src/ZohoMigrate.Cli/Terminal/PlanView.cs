using System.Globalization;
using Spectre.Console;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a run will cost, said before the first call.</summary>
internal static class PlanView
{
    public static Table Create(RunPlan plan)
    {
        var table = Tables.Create("stream", "#calls");
        foreach (var stream in plan.Streams)
            table.Row(stream.Stream, Tables.Number(stream.Calls));
        table.Row("all", Tables.Number(plan.Calls));
        return table;
    }

    public static string Line(RunPlan plan) => plan.Calls == 0
        ? "Plan: nothing is left to be sent."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Plan: {plan.Calls} calls, {plan.Minutes:0.#} minutes at the cap, {plan.Days} {(plan.Days == 1 ? "day" : "days")} of the daily budget; done about {Moment(plan.FinishAt)}.");

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
