using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What one look at a module's list showed.</summary>
/// <param name="Steps">The records it was made for.</param>
/// <param name="Rows">The rows that came back, but for those that are surely others'.</param>
/// <param name="IsComplete">
/// Whether every record that the list had, and that could be one of these, is among the rows: all pages that matter were read, in the
/// order asked for, and no row violates the filter (Zoho ignores filters it does not know, reference/zoho-books.md §1.2).
/// </param>
/// <param name="At">When the look was made, by the run's clock.</param>
internal sealed record ProbeLook(
    IReadOnlyList<ParkedStep> Steps, IReadOnlyList<JsonElement> Rows, bool IsComplete, DateTimeOffset At)
{
    // Of a lost job, thousands of records are held against as many rows.
    private readonly Dictionary<string, ILookup<string, JsonElement>> _byKey = new(StringComparer.Ordinal);

    /// <summary>Whether Zoho answered with its list; where it did not, that no row shows a record says nothing at all.</summary>
    public bool IsAnswered { get; init; } = true;

    /// <summary>The field by whose value the rows were asked for; null where the list was read as it is.</summary>
    public string? FilteredBy { get; init; }

    /// <summary>The rows of a natural key.</summary>
    public IEnumerable<JsonElement> Of(ModuleSpec module, string key) => In(module, NaturalKey.PlaceOf(key))[key];

    /// <summary>The rows that show no natural key.</summary>
    /// <param name="module">Their module.</param>
    /// <param name="place">The custom field in which it would be; null = where the module has it.</param>
    public IEnumerable<JsonElement> WithoutKey(ModuleSpec module, string? place) => In(module, place)[""];

    private ILookup<string, JsonElement> In(ModuleSpec module, string? place)
    {
        if (!_byKey.TryGetValue(place ?? "", out var rows))
            _byKey.Add(place ?? "", rows = Rows.ToLookup(row => NaturalKey.Of(module, row, place) ?? "", StringComparer.Ordinal));
        return rows;
    }
}
