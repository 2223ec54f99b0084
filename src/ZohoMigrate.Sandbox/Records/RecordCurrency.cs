using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>The currency of a record's amounts: the one it names, else its customer's, else the organisation's own.</summary>
internal static class RecordCurrency
{
    /// <summary>The organisation's own.</summary>
    public const string Base = "USD";

    /// <summary>Has the record show it.</summary>
    public static void Complete(ModuleSpec module, JsonObject record, RecordStore store)
    {
        if (module.Currency is not { Shown: { } shown } currency)
            return;
        if (record[currency.Field] is null && currency.Through is { } through
            && Find(store, module.Fields[through].References!, record[through])?[currency.Field] is { } theirs)
        {
            record[currency.Field] = theirs.DeepClone();
        }

        record[shown] = Find(store, currency.Module, record[currency.Field])?["currency_code"]?.ToString() ?? Base;
    }

    private static JsonObject? Find(RecordStore store, string module, JsonNode? id) =>
        id is null ? null : store.FindShelf(module)?.Find(id.ToString())?.Json;
}
