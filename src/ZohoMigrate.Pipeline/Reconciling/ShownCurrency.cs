using System.Text.Json;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>The currency that a list row of Zoho's shows.</summary>
internal readonly record struct ShownCurrency(ModuleSpec Module, JsonElement Row)
{
    /// <summary>Its code; null where the row shows none.</summary>
    public string? Code => Text(Module.Currency?.Shown);

    /// <summary>What the source named, by the code where it named Zoho's id of it; what Zoho shows where it named nothing.</summary>
    public string? NameOf(string? named) => named is null || (Code is not null && named == Text(Module.Currency?.Field)) ? Code : named;

    private string? Text(string? member) =>
        member is not null && Row.TryGetProperty(member, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
