using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Compares Zoho's answer to a create with what was sent (law 4): Zoho silently drops or changes some fields
/// (reference/zoho-books.md §3.3). The record is there all the same, so a difference is a warning, not a refusal.
/// </summary>
internal static class ReplyComparer
{
    /// <param name="module">What Zoho demands.</param>
    /// <param name="sent">The body.</param>
    /// <param name="staged">What the record comes to, where only its staging could tell.</param>
    /// <param name="shown">The answer's record.</param>
    public static IReadOnlyList<Problem> Compare(ModuleSpec module, JsonObject sent, decimal? staged, JsonElement shown)
    {
        var differences = Differences(module.Fields, sent, shown, "").Concat(CustomFieldDifferences(module, sent, shown));
        if (RecordTotal.FieldOf(module) is { } field && !sent.ContainsKey(field) && (RecordTotal.Of(module, sent) ?? staged) is { } total
            && FieldAgreement.Agrees(JsonValue.Create(total), shown, field) == false)
        {
            differences = differences.Append(new FieldDifference(field, FieldDifferenceKind.Changed));
        }

        return [.. differences.Select(difference => Problem(module, difference))];
    }

    /// <summary>Zoho shows all the organisation has, each under its own name. The marker is known again by its very text alone.</summary>
    private static IEnumerable<FieldDifference> CustomFieldDifferences(ModuleSpec module, JsonObject sent, JsonElement shown)
    {
        if (module.CustomFields is not { } custom)
            return [];
        var marker = UniqueField.Of(module, sent)?.Field;
        return
            from element in (sent[custom.List] as JsonArray ?? []).OfType<JsonObject>()
            let name = element[custom.Name]?.ToString()
            where name is not null && !IsNothing(element[custom.Value])
            let text = element[custom.Value]!.ToString()
            let value = UniqueField.Shown(custom, shown, name)
            where value is null || !(FieldAgreement.IsSameText(text, value) || (name != marker && FieldAgreement.IsSameValue(text, value)))
            select new FieldDifference(name, value is null ? FieldDifferenceKind.Dropped : FieldDifferenceKind.Changed);
    }

    private static IEnumerable<FieldDifference> Differences(
        IReadOnlyDictionary<string, FieldSpec> fields, JsonObject sent, JsonElement shown, string path) =>
        sent.Where(field => fields.TryGetValue(field.Key, out var spec) && spec is { Echoed: true, ToldBy: null })
            .SelectMany(field => Differences(fields[field.Key], field.Value, shown, field.Key, path + field.Key));

    private static IEnumerable<FieldDifference> Differences(FieldSpec spec, JsonNode? sent, JsonElement record, string name, string path)
    {
        if (!record.TryGetProperty(name, out var shown) || IsEmpty(shown))
            return IsNothing(sent) ? [] : [new FieldDifference(path, FieldDifferenceKind.Dropped)];
        return sent switch
        {
            JsonObject group when shown.ValueKind == JsonValueKind.Object => Differences(spec.Fields, group, shown, $"{path}."),
            JsonArray list when shown.ValueKind == JsonValueKind.Array => ListDifferences(spec, list, shown, path),
            null => [],
            JsonValue when FieldAgreement.Agrees(sent, record, name) != false => [],
            _ => [new FieldDifference(path, FieldDifferenceKind.Changed)],
        };
    }

    /// <summary>Zoho may show the elements in another order: those shown as sent are set aside, the rest are compared in turn.</summary>
    private static IEnumerable<FieldDifference> ListDifferences(FieldSpec spec, JsonArray sent, JsonElement shown, string path)
    {
        var left = shown.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object).ToList();
        if (left.Count != sent.Count)
            return [new FieldDifference(path, FieldDifferenceKind.Counted)];
        var differing = new List<(int Index, JsonObject Element)>();
        foreach (var (index, element) in sent.OfType<JsonObject>().Index())
        {
            var same = left.FindIndex(other => !Differences(spec.Fields, element, other, "").Any());
            if (same < 0)
                differing.Add((index, element));
            else
                left.RemoveAt(same);
        }

        return differing.Zip(left).SelectMany(pair => Differences(
            spec.Fields, pair.First.Element, pair.Second, string.Create(CultureInfo.InvariantCulture, $"{path}[{pair.First.Index}].")));
    }

    // Nothing, no and zero are what Zoho assumes anyway: that it does not show them says nothing.
    private static bool IsNothing(JsonNode? sent) => sent switch
    {
        null => true,
        JsonObject group => group.All(field => IsNothing(field.Value)),
        JsonArray list => list.Count == 0,
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.False => true,
            JsonValueKind.Number => value.ToJsonString() is "0" or "0.0" or "0.00",
            _ => string.IsNullOrWhiteSpace(value.ToString()),
        },
        _ => false,
    };

    private static bool IsEmpty(JsonElement shown) => shown.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(shown.GetString()),
        _ => false,
    };

    private static Problem Problem(ModuleSpec module, FieldDifference difference)
    {
        var record = $"Zoho created the record of {module.Title.ToLowerInvariant()}";
        var message = difference.Kind switch
        {
            FieldDifferenceKind.Dropped => $"{record} but dropped {difference.Path}.",
            FieldDifferenceKind.Counted => $"{record} but shows another number of {difference.Path} than was sent.",
            _ => $"{record} but shows another {difference.Path} than was sent.",
        };
        return RuleBook.Of("differs").Problem(ProblemStage.Delivery, message) with { Field = difference.Path };
    }
}
