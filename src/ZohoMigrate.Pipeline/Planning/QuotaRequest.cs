using System.Globalization;
using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// The mail that asks Zoho for more calls a day. Zoho raises the limit for a migration when it is told the organisation, the number of calls
/// and the transaction volume (reference/zoho-books.md §2).
/// </summary>
/// <param name="Organization">Zoho's id; null where it is not known yet.</param>
/// <param name="IsLimitKnown">Whether the day's limit is the organisation's own, not one assumed.</param>
public sealed record QuotaRequest(string? Organization, bool IsLimitKnown)
{
    /// <summary>Room for retries, for looking up what is in doubt, and for the organisation's own work.</summary>
    private const double Room = 1.2;

    private const long Step = 1000;

    /// <summary>The mail, or null when the plan fits into a day.</summary>
    internal string? Text(
        RunPlan plan, LaneBudget budget, IReadOnlyList<StreamAccount> streams, ProductSpec product, ZohoCatalogue catalogue, DateTimeOffset now)
    {
        if (plan.Days <= 1 || budget.PerDay is not { } perDay || product.MoreCallsFrom is not { } address)
            return null;
        var wanted = Wanted(plan.Calls + budget.Day.UsedPermits, budget);
        // The last of the days is room as well.
        var days = (long)Math.Ceiling(plan.Calls / (double)wanted) + 1;
        var text = new StringBuilder();
        Line(text, $"To: {address}");
        Line(text, $"Subject: More API calls a day for organisation {Name}, for a migration");
        Line(text, "");
        Line(text, "Hello,");
        Line(text, "");
        Line(text, $"we are moving the books of an earlier system into {product.Title} through the API. Please raise our organisation's");
        Line(text, "daily limit of API calls for as long as that takes:");
        Line(text, "");
        Line(text, $"  Organisation ID:            {Name}");
        Line(text, $"  API calls a day now:        {perDay + budget.Reserved}{(IsLimitKnown ? "" : " (assumed; write what your plan allows)")}");
        if (budget.Reserved > 0)
            Line(text, $"  Of these left to our users: {budget.Reserved}");
        Line(text, $"  API calls needed in all:    {plan.Calls}");
        Line(text, $"  With today's limit it takes {plan.Days} days, until {Day(plan.FinishAt)}.");
        Line(text, $"  Please raise the limit to:  {wanted} calls a day, from {Day(now)} to {Day(now.AddDays(days))}");
        Line(text, "");
        Line(text, "Transaction volume, by module:");
        Line(text, "");
        foreach (var module in streams.Where(account => catalogue.Module(account.Stream.Module).Product == product.Product).GroupBy(account => account.Stream.Module, StringComparer.Ordinal))
            Line(text, Volume(catalogue.Module(module.Key).Title, [.. module], plan));
        Line(text, "");
        Line(text, $"The calls are paced: never more than {budget.Requests} in {PaceOf(budget.Window)}.");
        Line(text, "");
        Line(text, "Thank you");
        return text.ToString();
    }

    private string Name => Organization ?? "(its id: Settings, Organization Profile)";

    private static string Volume(string title, List<StreamAccount> streams, RunPlan plan)
    {
        var names = streams.Select(account => account.Stream.Name).ToHashSet(StringComparer.Ordinal);
        var records = streams.Sum(account => account[RecordState.Pending]);
        var calls = plan.Streams.Where(stream => names.Contains(stream.Stream)).Sum(stream => stream.Calls);
        return string.Create(CultureInfo.InvariantCulture, $"  {title,-24}{records,10} records{calls,10} calls");
    }

    // As many as it needs in a day, but never more than the cap of the minute lets through in one.
    private static long Wanted(long calls, LaneBudget budget)
    {
        var most = (long)(TimeSpan.FromDays(1) / budget.Window * budget.Requests);
        return Math.Min((long)Math.Ceiling(calls * Room / Step) * Step, most);
    }

    private static string PaceOf(TimeSpan window) =>
        window == TimeSpan.FromMinutes(1) ? "any minute" : string.Create(CultureInfo.InvariantCulture, $"any {window}");

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
