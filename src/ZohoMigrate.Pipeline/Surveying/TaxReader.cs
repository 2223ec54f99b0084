using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Reads of which kinds the organisation's taxes are, where a pack looks them up instead of making them.</summary>
internal sealed class TaxReader(WholeList list, MembersReader members, ZohoCatalogue catalogue, RunStop stop)
{
    private const string Kind = "tax_specific_type";
    private const string Groups = "books.taxgroups";

    private static readonly HashSet<string> NotKnown = [];

    public async Task<TaxesThere> ReadAsync(Pack pack, CancellationToken stopping)
    {
        var wanted = pack.Streams.SelectMany(stream => stream.LooksIn).Where(one => one.Module == KnownTaxes.Module).Distinct().ToList();
        if (wanted.Count == 0)
            return TaxesThere.NotAsked;
        var rows = new List<(string Id, JsonElement Row)>();
        // What cannot be read is said when it is looked up.
        if (await list.ReadAsync(catalogue.Module(KnownTaxes.Module), (id, row) => rows.Add((id, row)), stopping) is not null)
            return TaxesThere.NotAsked;
        var there = new TaxesThere();
        var single = rows.Where(one => Text(one.Row, Kind) is { Length: > 0 }).ToDictionary(one => one.Id, one => Text(one.Row, Kind)!, StringComparer.Ordinal);
        foreach (var (id, row) in rows)
        {
            var kinds = single.TryGetValue(id, out var kind) ? [kind]
                : single.Count > 0 && Text(row, "tax_type") == "tax_group" ? await OfGroupAsync(id, single, stopping)
                : NotKnown;
            if (stop.Reason is not null)
                return TaxesThere.NotAsked;
            foreach (var one in wanted.Where(one => Text(row, one.By) is not null))
                there.Add(one, Text(row, one.By)!, kinds);
        }

        return there;
    }

    // Of a group that the user may not see, or with a member of no known kind, nothing can be said: it may be the other half.
    private async Task<HashSet<string>> OfGroupAsync(string id, Dictionary<string, string> single, CancellationToken stopping)
    {
        var group = catalogue.Module(Groups);
        return await members.ReadAsync(group, id, stopping) is { } ids && ids.All(single.ContainsKey) ? [.. ids.Select(member => single[member])] : NotKnown;
    }

    private static string? Text(JsonElement row, string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
