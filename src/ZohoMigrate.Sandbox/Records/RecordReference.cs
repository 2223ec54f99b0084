using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>An id inside a body that points at a record of another module.</summary>
internal sealed record RecordReference(string Field, string Module, string Id)
{
    /// <summary>Field → values of which the record must have one.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> MustBe { get; init; }

    public static IEnumerable<RecordReference> In(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject body)
    {
        foreach (var (name, field) in fields)
        {
            if (body[name] is not { } value)
                continue;
            if (field.References is not null && value is JsonValue && value.ToString() is { Length: > 0 } id)
                yield return new RecordReference(name, field.References, id) { MustBe = field.MustBe };
            foreach (var inner in Objects(value).SelectMany(part => In(field.Fields, part)))
                yield return inner;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode value) => value switch
    {
        JsonObject part => [part],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };
}
