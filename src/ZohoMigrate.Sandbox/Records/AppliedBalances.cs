using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// What amounts do to the documents they are applied to, a payment's to invoices or bills: the balance goes down, also of a draft, and comes
/// back when what applied them is deleted (reference/zoho-books.md §4.9, §4.11). Callers hold the sandbox's lock and a transaction.
/// </summary>
internal sealed class AppliedBalances(RecordStore store, SandboxClock clock)
{
    private const string Balance = "balance";

    /// <summary>Zoho's refusal of a body that obeys the module's rules, or null where what it applies fits.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="body">A create, or a step that applies something of a record.</param>
    /// <param name="available">What there is to apply.</param>
    public ZohoReply? Check(ModuleSpec module, JsonObject body, JsonNode? available)
    {
        var parts = PartsOf(module, body);
        if (parts.Find(part => part.Amount > Number(Target(part).Json[Balance])) is { } over)
            return ZohoError.OverPaid(store.FindShelf(over.Module)!.Module);
        return parts.Count > 0 && parts.Sum(part => part.Amount) > Number(available) ? ZohoError.Invalid(parts[0].Field) : null;
    }

    /// <summary>Takes what is applied off the documents' balances.</summary>
    public void Apply(ModuleSpec module, JsonObject record) => Change(module, record, sign: -1);

    /// <summary>Gives it back.</summary>
    public void TakeBack(ModuleSpec module, JsonObject record) => Change(module, record, sign: 1);

    /// <summary>Takes what a step applies off the record's own balance.</summary>
    public void Draw(ModuleSpec module, JsonObject record, JsonObject body) => Move(module, record, -PartsOf(module, body).Sum(part => part.Amount));

    private static List<AppliedPart> PartsOf(ModuleSpec module, JsonObject record) =>
    [
        .. from list in module.Fields
           from amount in list.Value.Fields
           where amount.Value.AppliedTo is not null
           from element in (record[list.Key] as JsonArray ?? []).OfType<JsonObject>()
           group Number(element[amount.Key]) by (list.Value.Fields[amount.Value.AppliedTo!].References!, element[amount.Value.AppliedTo!]!.ToString(), amount.Key) into same
           select new AppliedPart(same.Key.Item1, same.Key.Item2, same.Key.Key, same.Sum()),
    ];

    private static decimal Number(JsonNode? value) => value is null ? 0m : FieldRule.Number(value) ?? 0m;

    private StoredRecord Target(AppliedPart part) => store.FindShelf(part.Module)!.Find(part.Id)!;

    private void Change(ModuleSpec module, JsonObject record, int sign)
    {
        foreach (var part in PartsOf(module, record))
        {
            var target = Target(part);
            var shown = store.FindShelf(part.Module)!.Module;
            var json = target.Json.DeepClone().AsObject();
            Move(shown, json, sign * part.Amount);
            store.Replace(shown, target with { Json = json });
        }
    }

    private void Move(ModuleSpec module, JsonObject record, decimal by)
    {
        var balance = Number(record[Balance]) + by;
        record[Balance] = balance;
        record["status"] = balance == 0 ? module.Status.Settled : balance < Number(record[module.TotalField]) ? module.Status.Partly : module.Status.Open;
        record["last_modified_time"] = ZohoTime.Write(clock.UtcNow());
    }

    /// <summary>All that one record applies to one other.</summary>
    private sealed record AppliedPart(string Module, string Id, string Field, decimal Amount);
}
