using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>What an organisation has in its settings: a person makes it there (openapi/books/locations.yml, reporting-tags.yml), and lists show it, without pages.</summary>
internal sealed class LookupCalls(SandboxState state)
{
    private const string Options = "books.tagoptions";

    // The program makes none of these calls: they are for whoever needs a location or a tag in the sandbox.
    private static readonly Dictionary<string, (string Method, string Path, string Wrapper)> Making = new(StringComparer.Ordinal)
    {
        ["books.locations"] = ("POST", "/locations", "locations"),
        ["books.reportingtags"] = ("POST", "/reportingtags", "tag"),
        [Options] = ("PUT", "/reportingtags/{tag_id}/options", "options"),
    };

    public static IEnumerable<Route> Routes(ProductSpec product, IEnumerable<ModuleSpec> modules) => modules.Where(module => Making.ContainsKey(module.Module))
        .Select(module => new Route(product.Root, new OperationSpec { Name = "make", Method = Making[module.Module].Method, Path = Making[module.Module].Path }, module));

    public CallResult Perform(ModuleSpec module, Arrival arrival, ApiCall call) => new(call.Match.Route!.Operation.Name == "list" ? List(module, call) : Make(module, arrival, call));

    private ZohoReply List(ModuleSpec module, ApiCall call)
    {
        var path = call.Match.Fields;
        var rows = state.Records.Shelf(module).Records.Where(record => path.All(field => record.Json[field.Key]?.ToString() == field.Value))
            .Select(record => new JsonObject(record.Json.Where(member => !path.ContainsKey(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        return ZohoReply.Ok("success", module.List, new JsonArray([.. rows]));
    }

    private ZohoReply Make(ModuleSpec module, Arrival arrival, ApiCall call)
    {
        if (call.ReadBody() is not { } body)
            return ZohoError.Missing("JSONString");
        var made = (module.Module == Options ? Flat(body["options"], call.Match.Fields, depth: 0) : [body]).ToList();
        if (made.Count == 0 || made.Exists(one => string.IsNullOrWhiteSpace(one[module.NaturalKey[0]]?.ToString())))
            return ZohoError.Missing(module.NaturalKey[0]);
        for (var ordinal = 0; ordinal < made.Count; ordinal++)
            Add(module, made[ordinal], arrival, ordinal);
        return ZohoReply.Created("success", Making[module.Module].Wrapper, module.Module == Options ? new JsonArray() : made[0].DeepClone());
    }

    private void Add(ModuleSpec module, JsonObject record, Arrival arrival, int ordinal)
    {
        var id = RecordId.Of(state.OrganizationId, arrival.Sequence, ordinal);
        record[module.Id] = id;
        state.Records.Add(module, new StoredRecord { Id = id, Sequence = arrival.Sequence, Visible = state.Clock.Moment(), Json = record });
    }

    private static IEnumerable<JsonObject> Flat(JsonNode? options, IReadOnlyDictionary<string, string> path, int depth)
    {
        foreach (var option in (options as JsonArray ?? []).OfType<JsonObject>())
        {
            var flat = new JsonObject { ["option_name"] = option["option_name"]?.DeepClone(), ["depth"] = depth };
            foreach (var (field, value) in path)
                flat[field] = value;
            yield return flat;
            foreach (var below in Flat(option["children"], path, depth + 1))
                yield return below;
        }
    }
}
