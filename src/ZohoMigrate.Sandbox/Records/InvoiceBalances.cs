using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Http;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// What payments do to the invoices they are applied to: the balance goes down, also of a draft, and comes back when the payment is
/// deleted (reference/zoho-books.md §4.9, §4.11). Callers hold the sandbox's lock and a transaction.
/// </summary>
internal sealed class InvoiceBalances(RecordStore store, SandboxClock clock)
{
    private const string Payments = "books.customerpayments";
    private const string Invoices = "books.invoices";

    /// <summary>Zoho's refusal of a payment that obeys the module's rules, or null where the invoices can take it; null for other modules.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject payment)
    {
        if (module.Module != Payments)
            return null;
        var applied = Applied(payment);
        if (applied.Any(part => part.Amount > Number(Invoice(part.Id).Json, "balance")))
            return ZohoError.OverPaid;
        return applied.Sum(part => part.Amount) > Number(payment, "amount") ? ZohoError.Invalid("amount_applied") : null;
    }

    /// <summary>Takes what is applied off the invoices' balances.</summary>
    public void Apply(ModuleSpec module, JsonObject payment) => Change(module, payment, sign: -1);

    /// <summary>Gives it back.</summary>
    public void TakeBack(ModuleSpec module, JsonObject payment) => Change(module, payment, sign: 1);

    private static List<(string Id, decimal Amount)> Applied(JsonObject payment) =>
        [.. (payment["invoices"] as JsonArray ?? []).OfType<JsonObject>()
            .GroupBy(part => part["invoice_id"]!.ToString(), StringComparer.Ordinal)
            .Select(parts => (parts.Key, parts.Sum(part => Number(part, "amount_applied"))))];

    private static decimal Number(JsonObject record, string field) => FieldRule.Number(record[field]!) ?? 0m;

    private StoredRecord Invoice(string id) => store.FindShelf(Invoices)!.Find(id)!;

    private void Change(ModuleSpec module, JsonObject payment, int sign)
    {
        if (module.Module != Payments)
            return;
        foreach (var (id, amount) in Applied(payment))
        {
            var invoice = Invoice(id);
            var json = invoice.Json.DeepClone().AsObject();
            var balance = Number(json, "balance") + (sign * amount);
            json["balance"] = balance;
            json["status"] = balance == 0 ? "paid" : balance < Number(json, "total") ? "partially_paid" : "sent";
            json["last_modified_time"] = ZohoTime.Write(clock.UtcNow());
            store.Replace(store.FindShelf(Invoices)!.Module, invoice with { Json = json });
        }
    }
}
