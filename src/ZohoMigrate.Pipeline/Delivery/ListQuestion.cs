using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What a look asks a list for, and how its pages show whether Zoho took notice: unknown filters and sorts are silently ignored.</summary>
/// <param name="Query">Filter or sort.</param>
/// <param name="IsAnsweredBy">Whether a page is what was asked for.</param>
/// <param name="IsFarEnough">Whether nothing that matters can come after this row.</param>
internal sealed record ListQuestion(
    IReadOnlyList<KeyValuePair<string, string>> Query, Func<IReadOnlyList<JsonElement>, bool> IsAnsweredBy, Func<JsonElement, bool> IsFarEnough)
{
    /// <summary>The field by whose value the rows are asked for; null for a list as it is.</summary>
    public string? FilteredBy { get; private init; }

    /// <summary>Below which record the list is, where its path says so, and what is known of its rows besides.</summary>
    public IReadOnlyDictionary<string, string> InPath { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Full pages that are not said to have one behind them: how the rest is asked for; null where it cannot be.</summary>
    public Func<IReadOnlyList<JsonElement>, IReadOnlyList<KeyValuePair<string, string>>?> Onwards { get; private init; } = _ => null;

    /// <summary>The whole list, in any order.</summary>
    public static ListQuestion Everything { get; } = new([], _ => true, _ => false);

    /// <summary>Whether a value can be asked for: Zoho may keep it in other words, or read it as a part of the filter.</summary>
    public static bool CanAskFor(ModuleSpec module, string value) => UniqueValue.IsPlain(value)
        && (module.Probe.Criteria is null || value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '@'));

    /// <summary>The rows that have a record's value in a field.</summary>
    public static ListQuestion Filtered(ModuleSpec module, string field, ParkedStep step)
    {
        var value = step.Payload[field]?.ToString() ?? "";
        return new([new(module.Probe.Parameter ?? field, Written(module, field, value, step))], rows => rows.All(row => Shows(module, row, field, value)), _ => false) { FilteredBy = field };
    }

    private static string Written(ModuleSpec module, string field, string value, ParkedStep step) => module.Probe.Criteria is { } criteria
        ? criteria
            .Replace("{name}", module.Fields[field].NamedBy is { } name ? step.Payload[name]?.ToString() : field, StringComparison.Ordinal)
            .Replace("{value}", value, StringComparison.Ordinal)
        : value;

    /// <summary>The newest rows, back to a moment.</summary>
    public static ListQuestion NewestFirst(PagesSpec pages, string sortColumn, string createdField, DateTimeOffset until) => new(
        [new(pages.SortColumn, sortColumn), new(pages.SortOrder, pages.Descending)],
        rows => IsNewestFirst(rows, createdField),
        row => CreatedTime.Of(row, createdField) < until);

    /// <summary>All rows since a moment. Which way they come is not documented: from where a full page ends it goes on, at its older or its newer end.</summary>
    public static ListQuestion Since(ProbeSpec probe, string createdField, DateTimeOffset since) =>
        new([new(probe.From!, Milliseconds(since))], _ => true, _ => false)
        {
            Onwards = rows => rows.Select(row => CreatedTime.Of(row, createdField)).ToList() is [{ } first, .., { } last] && first != last
                ? last > first
                    ? [new(probe.From!, Milliseconds(last))]
                    : [new(probe.From!, Milliseconds(since)), new(probe.To!, Milliseconds(last))]
                : null,
        };

    private static string Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static bool Shows(ModuleSpec module, JsonElement row, string field, string value) =>
        row.TryGetProperty(field, out var shown) && NaturalKey.Part(module, shown.ToString()) == NaturalKey.Part(module, value);

    // Judged page by page: records made while the pages are read push older rows down, so a page may begin with what the one before ended with.
    private static bool IsNewestFirst(IReadOnlyList<JsonElement> rows, string created) =>
        rows.Zip(rows.Skip(1)).All(pair => CreatedTime.Of(pair.First, created) >= CreatedTime.Of(pair.Second, created));
}
