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
        var lane = settings.Books.Over(Spec(catalogue));
        int? ours = lane.PerDay is { } all ? settings.Books.OursOfDay(all) : null;
        return new LaneBudget(lane.Requests ?? int.MaxValue, lane.Window, ours, new LaneDay(DayRule.Of(settings.Books, settings.Delivery, time)))
        {
            Reserved = (lane.PerDay - ours) ?? 0,
        };
    }

    /// <summary>By the lane as it stands; what others leave of the window changes as they come and go, so the plan goes by the settings.</summary>
    public static LaneBudget Of(LaneSnapshot lane, LaneDay day, ZohoCatalogue catalogue, LaneOptions user) =>
        new(lane.Configured, user.Over(Spec(catalogue)).Window, lane.DayLimit, day) { Reserved = (lane.OrganizationDayLimit - lane.DayLimit) ?? 0 };

    /// <summary>The limits that this process keeps to.</summary>
    public static KeptLimits Kept(LaneSnapshot lane) => new(lane.Configured, lane.Lowest);
}
