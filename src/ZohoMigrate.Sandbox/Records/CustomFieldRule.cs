using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Custom fields that an organisation has set to take no value twice: a second record with one is refused (reference/zoho-books.md §3.2).</summary>
internal sealed class CustomFieldRule(RecordStore store, IReadOnlyList<string> unique)
{
    /// <summary>Zoho's refusal, or null where the record may be made.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject body)
    {
        foreach (var (name, value) in unique.Count == 0 ? [] : CustomFieldView.In(module, body).Where(field => unique.Contains(field.Name)))
        {
            if (store.Shelf(module).Records.Any(record => record.Json[name]?.ToString() == value))
                return ZohoError.ValueTaken(name);
        }

        return null;
    }
}
