using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Judges the body of a create as Zoho does: the first fault ends it (reference/zoho-books.md §3.2).</summary>
internal sealed class RecordRules(RecordStore store, bool uniqueness, CustomFieldRule customFields, PeriodLock periods)
{
    private const string OwnNumberFlag = "ignore_auto_number_generation";
    private readonly ReverseChargeRule _reverseCharge = new(store);
    private readonly SupplyRule _supply = new(store);

    /// <summary>Zoho's refusal, or null where the record may be made.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject body, bool ownNumber) =>
        Check(module.SentBy(module.Create), body) ?? JournalLines.Check(module, body) ?? periods.Check(module, body) ?? _reverseCharge.Check(module, body) ?? _supply.Check(module, body)
        ?? OwnNumber(module, body, ownNumber) ?? Duplicate(module, body) ?? customFields.Check(module, body);

    /// <summary>The same for the body of a step, which has these fields.</summary>
    public ZohoReply? Check(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject body) => Fields(fields, body) ?? References(fields, body);

    private static ZohoReply? Fields(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject body)
    {
        if (body.FirstOrDefault(member => !fields.ContainsKey(member.Key)).Key is { } unknown)
            return ZohoError.UnknownElement(unknown);
        if (fields.Any(field => field.Value.NotWith is { } other && !IsBlank(body[field.Key]) && !IsBlank(body[other])))
            return ZohoError.TaxAndReverseCharge;
        if (fields.FirstOrDefault(field => field.Value.Needs is { } other && !IsBlank(body[field.Key]) && IsBlank(body[other])).Key is { } alone)
            return ZohoError.UnknownElement(alone);
        if (fields.FirstOrDefault(field => IsBlank(body[field.Key]) && IsOfKind(body, field.Value.RequiredWith)).Key is { } missing)
            return ZohoError.Missing(missing);
        return fields.Select(field => Field(field.Key, field.Value, body[field.Key])).FirstOrDefault(refusal => refusal is not null);
    }

    private static ZohoReply? Field(string name, FieldSpec field, JsonNode? value)
    {
        if (IsBlank(value))
            return field.Required ? ZohoError.Missing(name) : null;
        return (field.Type, value) switch
        {
            (FieldType.Object, JsonObject part) => Fields(field.Fields, part),
            (FieldType.List, JsonArray list) => list
                .Select(element => element is JsonObject part ? Fields(field.Fields, part) ?? AnyOf(field, part) : ZohoError.Invalid(name))
                .FirstOrDefault(refusal => refusal is not null),
            (FieldType.Object or FieldType.List, _) => ZohoError.Invalid(name),
            _ => FieldRule.Check(name, field, value!),
        };
    }

    private static ZohoReply? AnyOf(FieldSpec field, JsonObject part) =>
        field.AnyOfRefusal is { } refusal && field.AnyOf.All(name => IsBlank(part[name])) ? ZohoReply.Error(400, refusal.Code, refusal.Message) : null;

    private static bool IsOfKind(JsonObject body, IReadOnlyDictionary<string, IReadOnlyList<string>> kinds) =>
        kinds.Any(kind => body[kind.Key] is { } value && kind.Value.Contains(value.ToString()));

    private static bool IsBlank(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue scalar => FieldRule.Text(scalar) is { } text && string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    private static ZohoReply? OwnNumber(ModuleSpec module, JsonObject body, bool ownNumber) =>
        module.Create.Query.ContainsKey(OwnNumberFlag) && NaturalKey.Of(module, body) is not null && !ownNumber
            ? ZohoError.NumberNotAutomatic
            : null;

    private ZohoReply? References(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject body) =>
        RecordReference.In(fields, body).Select(Reference).FirstOrDefault(refusal => refusal is not null);

    private ZohoReply? Reference(RecordReference reference)
    {
        var shelves = store.Shelves.Where(shelf => shelf.Module.IsOf(reference.Module));
        if (shelves.Select(shelf => shelf.Find(reference.Id)).FirstOrDefault(found => found is not null) is not { } record)
            return ZohoError.DoesNotExist(store.FindShelf(reference.Module)!.Module, 400);
        return reference.MustBe.Where(wanted => !wanted.Value.Contains(record.Json[wanted.Key]?.ToString() ?? ""))
            .Select(wanted => ZohoError.NotThatKind(reference.Module, reference.Field, wanted.Value)).FirstOrDefault();
    }

    private bool IsTaken(ModuleSpec module, JsonObject body) =>
        store.Shelf(module).HasKey(body) || store.Shelves.Any(shelf => shelf.Module.SharesNamesWith(module) && shelf.HasKey(body));

    private ZohoReply? Duplicate(ModuleSpec module, JsonObject body)
    {
        if (!uniqueness || module.Duplicate is not { Code: { } code } duplicate || !IsTaken(module, body))
            return null;
        var message = module.NaturalKey.Aggregate(
            duplicate.Message,
            (text, field) => text.Replace($"{{{field}}}", body[field]!.ToString(), StringComparison.Ordinal));
        return ZohoReply.Error(400, code, message);
    }
}
