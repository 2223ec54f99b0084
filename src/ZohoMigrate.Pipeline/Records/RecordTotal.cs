using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>The total Zoho should answer for a payload, where its module has one.</summary>
internal static class RecordTotal
{
    private static readonly Dictionary<string, Func<JsonObject, decimal?>> Rules = new(StringComparer.Ordinal)
    {
        ["invoice"] = InvoiceTotal.Of,
    };

    /// <summary>The total, in the document's currency; null for a module without one, or where the payload does not say.</summary>
    /// <exception cref="CatalogueException">The catalogue names a rule there is none of.</exception>
    public static decimal? Of(ModuleSpec module, JsonObject payload)
    {
        if (module.Total is not { } name)
            return null;
        return Rules.TryGetValue(name, out var rule)
            ? rule(payload)
            : throw new CatalogueException($"{module.Module}: there is no total rule `{name}`; known are {string.Join(", ", Rules.Keys)}.");
    }
}
