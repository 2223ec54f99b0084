using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Where a module's catalogue file and Zoho's document say something else: "line_items[].rate: not in the request".</summary>
internal static class ModuleDifferences
{
    public static IEnumerable<string> Of(ModuleSpec module, ProductSpec product)
    {
        var document = ZohoDocuments.Of(module);
        foreach (var operation in module.Operations.Values)
        {
            if (document.Find(operation, product) is not { } call)
            {
                yield return $"{operation.Name}: no such call";
                continue;
            }

            foreach (var flag in operation.Query.Keys.Concat(operation.Name == "list" ? Asked(module, document, call) : []).Except(document.QueryOf(call)))
                yield return $"{operation.Name}: no flag {flag}";
            if (ZohoDocument.ScopesOf(call) is { Count: > 0 } scopes && !scopes.Any(scope => Opens(scope, operation.Scope)))
                yield return $"{operation.Name}: scope {scopes[0]} there";
            foreach (var difference in ZohoThreshold.Differences(operation, call, product))
                yield return difference;
            var isCreate = !module.OnlyLookedUp && operation.Name == module.Create.Name;
            if (!isCreate && !operation.IsUpsert && !module.SendingSteps.Contains(operation.Name))
                continue;
            var answer = isCreate && module.Echoes ? document.AnswerOf(call, module.Wrapper) : null;
            var (body, request) = (new SentBody(module, operation), document.RequestOf(call));
            var members = body.IsRecord ? Members(body.Fields, body.Of(request), answer, "") : [];
            foreach (var difference in body.Around(request).Concat(members))
                yield return isCreate ? difference : $"{operation.Name}: {difference}";
        }
    }

    // What a page is asked for by, where that goes by a word, and the records that a probe looks for.
    private static IEnumerable<string> Asked(ModuleSpec module, ZohoDocument document, YamlMappingNode call)
    {
        var (pages, probe) = (module.Pages, module.Probe);
        var asked = (string?[])[
            pages.Next is { } next && document.AnswerOf(call, "").FindPath(next) is not null ? pages.NextParameter : null,
            probe.Parameter ?? probe.Filter,
            probe.From,
            probe.To,
            probe.SortColumn is null ? null : pages.SortColumn,
            pages.Next is null ? null : pages.Size];
        return asked.OfType<string>();
    }

    // A scope of all modules ("ZohoCRM.modules.CREATE") opens each; the newest documents leave the product's name away.
    private static bool Opens(string documented, string ours)
    {
        var parts = ours.Split('.');
        return ours.EndsWith(documented, StringComparison.OrdinalIgnoreCase) || documented == $"{parts[0]}.{parts[1]}.{parts[^1]}";
    }

    private static IEnumerable<string> Members(IReadOnlyDictionary<string, FieldSpec> fields, ZohoSchema request, ZohoSchema? answer, string path)
    {
        foreach (var (name, field) in fields)
        {
            if (field.ToldBy is not null)
            {
                // Each document has another shape for the elements, with ids of the organisation's own; one that needs none works in practice.
                if (request.Find(name) is null)
                    yield return $"{path}{name}: not in the request";
                continue;
            }

            if (request.IsOpen && request.Find(name) is null)
                continue;
            foreach (var difference in Field(field, request.Find(name), $"{path}{name}"))
                yield return difference;
            var shown = field.Echoed ? answer?.Find(name) : null;
            if (field.Echoed && answer is not null && shown is null)
                yield return $"{path}{name}: not in the answer, so it cannot be compared";
            if (field.Joined is not null || request.Find(name) is not { } inner)
                continue;
            foreach (var difference in Members(field.Fields, inner, shown, $"{path}{name}{(field.Type == FieldType.List ? "[]." : ".")}"))
                yield return difference;
        }

        foreach (var name in request.Required.Where(name => !fields.TryGetValue(name, out var field) || !field.Required))
            yield return $"{path}{name}: required there";
    }

    private static IEnumerable<string> Field(FieldSpec field, ZohoSchema? documented, string path)
    {
        if (documented is null)
            yield return $"{path}: not in the request";
        else if (field.Joined is null && documented.Type.Length > 0 && !Types(field.Type).Contains(documented.Type))
            yield return $"{path}: {documented.Type} there";
        if (field.Type is FieldType.Text or FieldType.Email && documented?.MaxLength is { } most && most != field.MaxLength)
            yield return $"{path}: at most {most} there";
    }

    private static string[] Types(FieldType type) => type switch
    {
        FieldType.Decimal => ["number", "integer"],
        FieldType.Integer => ["integer"],
        FieldType.Boolean => ["boolean"],
        FieldType.List => ["array"],
        FieldType.Object => ["object"],
        FieldType.Discount => ["number", "string"],
        _ => ["string"],
    };
}
