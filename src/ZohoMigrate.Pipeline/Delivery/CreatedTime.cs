using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>When Zoho made a record, as a list row shows it ("2026-11-21T17:30:01+0530").</summary>
internal static class CreatedTime
{
    /// <summary>
    /// Null where the row shows none, or one without an offset: that would be in the organisation's time zone, which may be half a day
    /// off ours, and a record's age decides whether it is taken for ours.
    /// </summary>
    public static DateTimeOffset? Of(JsonElement row, string field) =>
        !row.TryGetProperty(field, out var shown) ? null
        : long.TryParse(shown.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? OfMilliseconds(count)
        : DateTime.TryParse(shown.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
        && time.Kind != DateTimeKind.Unspecified
        && DateTimeOffset.TryParse(shown.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;

    // Zoho Cliq counts them since 1970, in a number or in a text.
    private static DateTimeOffset? OfMilliseconds(long count) => count is > 0 and < 100_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(count) : null;

    /// <summary>Whether a record was made at or after a moment by Zoho's clock, within what the clocks may differ by; null where nobody can say.</summary>
    public static bool? IsSince(ModuleSpec module, JsonElement row, DateTimeOffset? moment) =>
        moment is { } since && module.Probe.CreatedField is { } field && Of(row, field) is { } created
            ? created >= since - ProbeReader.ClockMargin
            : null;
}
