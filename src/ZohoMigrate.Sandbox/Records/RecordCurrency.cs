using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>The currency of a record's amounts: the one it names, else its customer's, else the organisation's own.</summary>
/// <param name="store">All records.</param>
/// <param name="own">The organisation's own.</param>
internal sealed class RecordCurrency(RecordStore store, string own)
{
    /// <summary>Has the record show it.</summary>
    public void Complete(ModuleSpec module, JsonObject record)
    {
        if (module.Currency is not { Shown: { } shown } currency)
            return;
        if (record[currency.Field] is null && currency.Through is { } through
            && Find(module.Fields[through].References!, record[through])?[currency.Field] is { } theirs)
        {
            record[currency.Field] = theirs.DeepClone();
        }

        record[shown] = Find(currency.Module, record[currency.Field])?["currency_code"]?.ToString() ?? own;
    }

    private JsonObject? Find(string module, JsonNode? id) =>
        id is null ? null : store.FindShelf(module)?.Find(id.ToString())?.Json;
}
