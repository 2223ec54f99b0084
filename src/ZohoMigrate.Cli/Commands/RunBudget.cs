using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What the lanes of the calls let through, for the plan.</summary>
internal static class RunBudget
{
    /// <summary>By catalogue and settings alone: before Zoho was asked for the organisation's plan.</summary>
    /// <param name="products">The products that are delivered to.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="time">The run's clock.</param>
    /// <returns>"product.lane" → what it lets through.</returns>
    public static IReadOnlyDictionary<string, LaneBudget> Expected(IEnumerable<ProductSpec> products, CliSettings settings, TimeProvider time) => products
        .SelectMany(product => product.Lanes.Values.Select(lane => KeyValuePair.Create($"{product.Product}.{lane.Name}", Expected(lane, settings.Of(product.Product), settings, time))))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>By the lane as it stands; what others leave of the window changes as they come and go, so the plan goes by the settings.</summary>
    public static LaneBudget Of(LaneSnapshot lane, LaneDay day, LaneSpec spec, LaneOptions user) =>
        new(spec.Requests is null ? int.MaxValue : lane.Configured, user.Over(spec).Window, lane.DayLimit, day) { Reserved = (lane.OrganizationDayLimit - lane.DayLimit) ?? 0 };

    private static LaneBudget Expected(LaneSpec spec, LaneOptions user, CliSettings settings, TimeProvider time)
    {
        var lane = user.Over(spec);
        int? ours = lane.PerDay is { } all ? user.OursOfDay(all) : null;
        return new LaneBudget(lane.Requests ?? int.MaxValue, lane.Window, ours, new LaneDay(DayRule.Of(user, settings.Delivery, time)))
        {
            Reserved = (lane.PerDay - ours) ?? 0,
        };
    }
}
