using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition.Settings;
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
    public static LaneBudget Expected(ZohoCatalogue catalogue, CliSettings settings, TimeProvider time)
    {
        var (spec, user) = (Spec(catalogue), settings.Books);
        return new LaneBudget(
            Math.Max(1, (user.Requests ?? spec.Requests) - user.Headroom),
            user.Window ?? spec.Window,
            user.PerDay ?? spec.PerDay,
            new LaneDay(DayRule.Of(user, settings.Delivery, time)));
    }

    /// <summary>By the lane as it stands; what others leave of the window changes as they come and go, so the plan goes by the settings.</summary>
    public static LaneBudget Of(LaneSnapshot lane, LaneDay day, ZohoCatalogue catalogue, LaneOptions user) =>
        new(lane.Configured, user.Window ?? Spec(catalogue).Window, lane.DayLimit, day);

    /// <summary>The limits that this process keeps to.</summary>
    public static KeptLimits Kept(LaneSnapshot lane) => new(lane.Configured, lane.Lowest);
}
