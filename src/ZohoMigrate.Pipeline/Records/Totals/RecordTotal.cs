using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What a record comes to, where its module has such a sum: the total of an invoice, the amount of a payment, the debits of a journal.</summary>
internal static class RecordTotal
{
    private static readonly Dictionary<string, Func<PayloadObject, KnownTaxes, decimal?>> Rules = new(StringComparer.Ordinal)
    {
        ["document"] = DocumentTotal.Of,
        ["amount"] = (payload, _) => Number(payload["amount"]),
        ["taxed_amount"] = DocumentTotal.OfAmount,
        ["debits"] = (payload, _) => LedgerSides.Of(payload["line_items"])?.Debits,
    };

    /// <summary>The member of Zoho's record that shows it; null for a module without one.</summary>
    public static string? FieldOf(ModuleSpec module) => module.Total is null ? null : module.TotalField;

    /// <summary>
    /// The total Zoho should answer for a payload, in the document's currency; null for a module without one, or where the payload does not
    /// say: it needs what only Zoho knows, or takes the total of another record.
    /// </summary>
    /// <exception cref="CatalogueException">The catalogue names a rule there is none of.</exception>
    public static decimal? Of(ModuleSpec module, PayloadObject payload) => Of(module, payload, KnownTaxes.None);

    /// <summary>The same, where the taxes are known that the payload refers to.</summary>
    public static decimal? Of(ModuleSpec module, PayloadObject payload, KnownTaxes taxes) => Find(module)?.Invoke(payload, taxes);

    /// <summary>An amount in a payload; null where it is none, or not known yet.</summary>
    public static decimal? Number(PayloadNode? node) => (node as PayloadNumber)?.Number;

    private static Func<PayloadObject, KnownTaxes, decimal?>? Find(ModuleSpec module)
    {
        if (module.Total is not { } name)
            return null;
        return Rules.GetValueOrDefault(name)
            ?? throw new CatalogueException($"{module.Module}: there is no total rule `{name}`; known are {string.Join(", ", Rules.Keys)}.");
    }
}
