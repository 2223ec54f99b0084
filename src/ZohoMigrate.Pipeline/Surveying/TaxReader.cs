using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Reads of which kinds the organisation's taxes are, where a pack looks them up instead of making them.</summary>
internal sealed class TaxReader(WholeList list, ZohoCatalogue catalogue)
{
    private const string Kind = "tax_specific_type";

    // A group is what is due within a state (reference/zoho-books.md §4.0); its members no list shows.
    private static readonly HashSet<string> OfGroup = ["cgst", "sgst"];

    public async Task<TaxesThere> ReadAsync(Pack pack, CancellationToken stopping)
    {
        var wanted = pack.Streams.SelectMany(stream => stream.LooksIn).Where(one => one.Module == KnownTaxes.Module).Distinct().ToList();
        if (wanted.Count == 0)
            return TaxesThere.NotAsked;
        var rows = new List<JsonElement>();
        // What cannot be read is said when it is looked up.
        if (await list.ReadAsync(catalogue.Module(KnownTaxes.Module), (_, row) => rows.Add(row), stopping) is not null)
            return TaxesThere.NotAsked;
        var there = new TaxesThere();
        var isOfIndia = rows.Exists(row => Text(row, Kind) is { Length: > 0 });
        foreach (var row in rows)
        {
            var isGroup = Text(row, "tax_type") == "tax_group";
            var kinds = isGroup && isOfIndia ? OfGroup : Text(row, Kind) is { Length: > 0 } kind ? [kind] : new HashSet<string>(StringComparer.Ordinal);
            foreach (var one in wanted.Where(one => Text(row, one.By) is not null))
                there.Add(one, Text(row, one.By)!, kinds);
        }

        return there;
    }

    private static string? Text(JsonElement row, string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
