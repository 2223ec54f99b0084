using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Judges one record of a call as Zoho CRM does: the first field at fault is named, but of unique ones all. Callers hold the sandbox's lock.</summary>
internal sealed class ElementRules(RecordStore store, UniqueValues unique)
{
    private const string NoTime = "Call Duration can not be zero.";
    private static readonly string[] Talked = ["Inbound", "Outbound"];

    /// <summary>Why the record is not taken; null where it is.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="record">As it was sent.</param>
    /// <param name="index">Its place in the call.</param>
    /// <param name="itself">The record that an upsert would change: its own values are nobody else's.</param>
    public ElementFault? Check(ModuleSpec module, JsonObject record, int index, string? itself = null)
    {
        var place = FieldPlace.Record(index);
        return Mandatory(module, record, place, isNew: itself is null) ?? Fields(module.Fields, record, place) ?? Duration(module, record, place) ?? Duplicates(module, record, place, itself);
    }

    // A record that is there already keeps what is not sent; it cannot be emptied of it.
    private static ElementFault? Mandatory(ModuleSpec module, JsonObject record, FieldPlace place, bool isNew) => module.Fields
        .Where(field => field.Value.Required && (isNew || record.ContainsKey(field.Key)) && IsBlank(record[field.Key]))
        .Select(field => ElementFault.Missing(place.Member(field.Key))).FirstOrDefault();

    // What the catalogue does not name is a field of the organisation's own, and nothing is known of it.
    private ElementFault? Fields(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject record, FieldPlace place) => record
        .Where(member => fields.ContainsKey(member.Key) && !IsBlank(member.Value))
        .Select(member => Field(place.Member(member.Key), fields[member.Key], member.Value!, record, place)).FirstOrDefault(fault => fault is not null);

    private ElementFault? Field(FieldPlace place, FieldSpec field, JsonNode value, JsonObject record, FieldPlace around)
    {
        if (field.GoesWith is { } other && IsBlank(record[other]))
            return ElementFault.Missing(around.Member(other));
        if (field.As is { } member)
            return value is JsonObject lookup && lookup[member] is { } held ? Id(place.Member(member) with { Name = place.Name }, field, held, record) : ElementFault.WrongType(place, "jsonobject");
        return (field.Type, value) switch
        {
            (FieldType.Object, JsonObject part) => Members(field.Fields, part, place),
            (FieldType.Object, _) => ElementFault.WrongType(place, "jsonobject"),
            (FieldType.List, JsonArray list) => list.Select((element, index) => InList(place.Element(index), field, element)).FirstOrDefault(fault => fault is not null),
            (FieldType.List, _) => ElementFault.WrongType(place, "jsonarray"),
            (FieldType.Id, _) => Id(place, field, value, record),
            _ => ValueRule.Check(place, field, value),
        };
    }

    private ElementFault? InList(FieldPlace place, FieldSpec field, JsonNode? element)
    {
        if (field.Fields.Count == 0)
            return element is not null && FieldRule.Text(element) is not null ? null : ElementFault.WrongType(place, "text");
        return element is JsonObject part ? Members(field.Fields, part, place) : ElementFault.WrongType(place, "jsonobject");
    }

    private ElementFault? Members(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject part, FieldPlace place) =>
        fields.Where(field => field.Value.Required && IsBlank(part[field.Key])).Select(field => ElementFault.Missing(place.Member(field.Key))).FirstOrDefault()
        ?? Fields(fields, part, place);

    private ElementFault? Id(FieldPlace place, FieldSpec field, JsonNode value, JsonObject around)
    {
        if (ValueRule.Check(place, new FieldSpec { Type = FieldType.Id }, value) is { } fault)
            return fault;
        if (field.References is not { } module)
            return null;
        var said = module.EndsWith(FieldSpec.AnyModule, StringComparison.Ordinal) ? SaidModule(field, around) : null;
        return store.Shelves.Any(shelf => shelf.Module.IsOf(module) && (said is null || said == CrmNames.Of(shelf.Module)) && shelf.Find(value.ToString()) is not null)
            ? null
            : ElementFault.NoSuchRecord(place);
    }

    // Of a record of any module: `$se_module` beside it says which, and a note's parent says it itself.
    private static string? SaidModule(FieldSpec field, JsonObject around) =>
        (field.GoesWith is { } other ? around[other] : around["module"]?["api_name"])?.ToString();

    // openapi of Zoho's own pages: "The duration of an inbound or outbound call cannot be zero."
    private static ElementFault? Duration(ModuleSpec module, JsonObject record, FieldPlace place) =>
        module.Fields.ContainsKey("Call_Duration") && Talked.Contains(record["Call_Type"]?.ToString())
            && record["Call_Duration"]?.ToString() is { } time && time.All(sign => sign is '0' or ':')
                ? new ElementFault("DEPENDENT_MISMATCH", NoTime, place.Member("Call_Duration").Details())
                : null;

    private ElementFault? Duplicates(ModuleSpec module, JsonObject record, FieldPlace place, string? itself)
    {
        var faults = unique.FieldsOf(module)
            .Select(field => (Field: field, Holder: unique.Holder(module, field, record[field])))
            .Where(taken => taken.Holder is not null && taken.Holder != itself)
            .Select(taken => ElementFault.Duplicate(place.Member(taken.Field), CrmNames.Of(module), taken.Holder!, store.Shelf(module).Find(taken.Holder!)?.Json["Owner"])).ToList();
        return faults.Count > 1 ? ElementFault.Several(faults) : faults.FirstOrDefault();
    }

    private static bool IsBlank(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue scalar => FieldRule.Text(scalar) is { } text && string.IsNullOrWhiteSpace(text),
        _ => false,
    };
}
