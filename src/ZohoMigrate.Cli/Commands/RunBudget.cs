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
        var organization = user.PerDay ?? spec.PerDay;
        int? ours = organization is { } all ? user.OursOfDay(all) : null;
        return new LaneBudget(user.RequestsOf(spec), user.Window ?? spec.Window, ours, new LaneDay(DayRule.Of(user, settings.Delivery, time)))
        {
            Reserved = (organization - ours) ?? 0,
        };
    }

    /// <summary>By the lane as it stands; what others leave of the window changes as they come and go, so the plan goes by the settings.</summary>
    public static LaneBudget Of(LaneSnapshot lane, LaneDay day, ZohoCatalogue catalogue, LaneOptions user) =>
        new(lane.Configured, user.Window ?? Spec(catalogue).Window, lane.DayLimit, day) { Reserved = (lane.OrganizationDayLimit - lane.DayLimit) ?? 0 };

    /// <summary>The limits that this process keeps to.</summary>
    public static KeptLimits Kept(LaneSnapshot lane) => new(lane.Configured, lane.Lowest);
}
