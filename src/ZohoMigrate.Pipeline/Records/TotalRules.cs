using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>The rules by which Zoho adds a record up, by the name a module's <see cref="ModuleSpec.Total"/> gives them.</summary>
public static class TotalRules
{
    private static readonly Dictionary<string, Func<JsonObject, decimal?>> ByName = new(StringComparer.Ordinal)
    {
        ["invoice"] = InvoiceTotal.Of,
    };

    /// <summary>
    /// The module's rule: create body → the total Zoho should answer, null where it cannot be known. Null for a module without totals.
    /// </summary>
    /// <exception cref="CatalogueException">The module names a rule there is not.</exception>
    public static Func<JsonObject, decimal?>? Find(ModuleSpec module)
    {
        if (module.Total is null)
        {
            return null;
        }

        return ByName.TryGetValue(module.Total, out var rule)
            ? rule
            : throw new CatalogueException(
                $"Module {module.Module}: there is no rule for totals named `{module.Total}`; known: {string.Join(", ", ByName.Keys)}.");
    }
}
