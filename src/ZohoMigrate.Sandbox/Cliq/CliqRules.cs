using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Judges what was sent by what the pages say of each parameter. How Zoho Cliq words its refusals is known of a few alone.</summary>
internal static class CliqRules
{
    /// <summary>The refusal; null where nothing is wrong.</summary>
    public static ZohoReply? Check(ModuleSpec module, JsonObject sent, IEnumerable<string> besides)
    {
        if (sent.FirstOrDefault(member => !module.Fields.ContainsKey(member.Key) && !besides.Contains(member.Key)).Key is { } extra)
            return CliqReply.Invalid("extra_key_found", $"Extra key found: {extra}");
        foreach (var (name, field) in module.Fields.Where(field => !module.Create.InPath.Contains(field.Key)))
        {
            var value = sent[name];
            if (field.Required && (value is null || value.ToString().Trim().Length == 0))
                return CliqReply.Invalid("param_missing", $"The parameter {name} is missing.");
            if (value is not null && !Fits(field, value))
                return CliqReply.Invalid("input_pattern_mismatch", $"The parameter {name} is not as it should be.");
        }

        return null;
    }

    private static bool Fits(FieldSpec field, JsonNode value) => (field.Type, value) switch
    {
        (FieldType.Choice, JsonValue text) => field.Open || field.Values.Contains(text.ToString()),
        (FieldType.List, _) => value is JsonArray,
        (FieldType.Object, _) => value is JsonObject,
        (FieldType.Boolean, _) => value.ToString() is "true" or "false",
        (_, JsonValue text) => field.MaxLength is not { } longest || text.ToString().EnumerateRunes().Count() <= longest,
        _ => false,
    };
}
