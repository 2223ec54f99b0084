using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Planning;
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
    public static LaneBudget Expected(ZohoCatalogue catalogue, LaneOptions user)
    {
        var spec = Spec(catalogue);
        return new LaneBudget(
            Math.Max(1, (user.Requests ?? spec.Requests) - user.Headroom), user.Window ?? spec.Window, user.PerDay ?? spec.PerDay, 0);
    }

    /// <summary>By the lane as it stands.</summary>
    public static LaneBudget Of(LaneSnapshot lane, ZohoCatalogue catalogue, LaneOptions user) =>
        new(lane.Limit, user.Window ?? Spec(catalogue).Window, lane.DayLimit, lane.DayUsed);
}
