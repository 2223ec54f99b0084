using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Where a module's catalogue file and Zoho's document say something else: "line_items[].rate: not in the request".</summary>
internal static class ModuleDifferences
{
    public static IEnumerable<string> Of(ModuleSpec module)
    {
        var document = ZohoDocuments.Of(module);
        foreach (var operation in module.Operations.Values)
        {
            if (document.Find(operation) is not { } call)
            {
                yield return $"{operation.Name}: no such call";
                continue;
            }

            foreach (var flag in operation.Query.Keys.Except(document.QueryOf(call)))
                yield return $"{operation.Name}: no flag {flag}";
            var isCreate = operation.Name == module.Create.Name;
            if (!isCreate && !module.SendingSteps.Contains(operation.Name))
                continue;
            var answer = isCreate ? document.AnswerOf(call, module.Wrapper) : null;
            foreach (var difference in Members(module.SentBy(operation), document.RequestOf(call), answer, isCreate ? "" : $"{operation.Name}: "))
                yield return difference;
        }
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
        else if (field.Joined is null && !Types(field.Type).Contains(documented.Type))
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
