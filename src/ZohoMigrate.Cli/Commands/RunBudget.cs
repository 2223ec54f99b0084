using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What the lane of the calls lets through, for the plan.</summary>
internal static class RunBudget
{
    /// <summary>The name of the lane every Books call goes through.</summary>
    public const string LaneName = "books.organization";

    /// <summary>What the catalogue lays down.</summary>
    public static LaneSpec Spec(ZohoCatalogue catalogue) => catalogue.Product("books").Lanes["organization"];

    /// <summary>By catalogue and settings alone: before Zoho was asked for the organisation's plan.</summary>
    public static LaneBudget Expected(ZohoCatalogue catalogue, LaneOptions user, DateTimeOffset now) =>
        Of(user.RequestsOf(Spec(catalogue)), user.PerDay ?? Spec(catalogue).PerDay, 0, catalogue, user, now);

    /// <summary>By the lane as it stands; what others leave of the window changes as they come and go, so the plan goes by the settings.</summary>
    public static LaneBudget Of(LaneSnapshot lane, ZohoCatalogue catalogue, LaneOptions user, DateTimeOffset now) =>
        Of(lane.Configured, lane.OrganizationDayLimit, lane.DayUsed, catalogue, user, now);

    /// <summary>The limits that this process keeps to.</summary>
    public static KeptLimits Kept(LaneSnapshot lane) => new(lane.Configured, lane.Lowest);

    private static LaneBudget Of(int requests, int? organizationPerDay, int usedToday, ZohoCatalogue catalogue, LaneOptions user, DateTimeOffset now)
    {
        int? ours = organizationPerDay is { } all ? user.OursOfDay(all) : null;
        var budget = new LaneBudget(requests, user.Window ?? Spec(catalogue).Window, ours, usedToday) { Reserved = (organizationPerDay - ours) ?? 0 };
        return user.NextDay(now) is { } next ? budget with { UntilNextDay = next - now } : budget;
    }
}
