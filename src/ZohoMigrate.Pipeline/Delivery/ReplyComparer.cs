using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Compares Zoho's answer to a create with what was sent (law 4): Zoho silently drops or changes some fields
/// (reference/zoho-books.md §3.3). The record is there all the same, so a difference is a problem, not a refusal.
/// </summary>
internal static class ReplyComparer
{
    private const string Code = "differs";

    public static IReadOnlyList<Problem> Compare(ModuleSpec module, JsonObject sent, JsonElement shown)
    {
        var fields = sent.Where(field => module.Fields.TryGetValue(field.Key, out var spec) && spec.Echoed);
        var problems = fields.Where(field => FieldAgreement.Agrees(field.Value, shown, field.Key) == false)
            .Select(field => Differs(module, field.Key))
            .ToList();
        if (RecordTotal.Of(module, sent) is { } total && FieldAgreement.Agrees(JsonValue.Create(total), shown, module.TotalField) == false)
            problems.Add(Differs(module, module.TotalField));
        return problems;
    }

    private static Problem Differs(ModuleSpec module, string field) =>
        new(ProblemStage.Delivery, Code, $"Zoho created the record of {module.Title.ToLowerInvariant()} but shows another {field} than was sent.")
        {
            Field = field,
            Hint = "Compare the record in Zoho with the source and correct it there.",
        };
}
