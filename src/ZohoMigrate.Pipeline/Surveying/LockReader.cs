using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Reads which periods the organisation has closed (openapi/books/transaction-locking.yml).</summary>
internal sealed class LockReader(ZohoClient client, ZohoCatalogue catalogue, string product, Func<long> nextRequestId, RunStop stop)
{
    private const string Operation = "transaction_locks";

    // Locks that are on nothing we make (reference/zoho-books.md §6).
    private const string OfStock = "inventory_adjustments";

    private static readonly string[] Switched = ["enabled", "enabled_with_logging"];

    private readonly HashSet<string> _known = [OfStock, .. catalogue.Modules.Select(module => module.Lock?.On).OfType<string>()];

    /// <summary>Whether a product has periods that can be closed.</summary>
    public static bool IsOf(ProductSpec product) => product.Operations.ContainsKey(Operation);

    /// <summary>The periods that could be read, and why it may not be all of them; null for all.</summary>
    public async Task<(LockedPeriods Periods, string? WhyNot)> ReadAsync(CancellationToken stopping)
    {
        var periods = new List<LockedPeriod>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var spec = catalogue.Product(product);
            var reply = await client.SendAsync(
                new ApiRequest(nextRequestId(), spec.Operations[Operation]) { Purpose = RequestPurpose.Read, Query = ListPage.Query(page, spec.PageSize) }, stopping);
            // A token without the scope for locks is good for everything else.
            if (RunStopping.ConsiderAside(reply, stop))
                return (LockedPeriods.None, reply.Message);
            if (reply is not { Kind: ReplyKind.Success, Body: { ValueKind: JsonValueKind.Object } body }
                || !body.TryGetProperty(Operation, out var list) || list.ValueKind != JsonValueKind.Array)
            {
                return (new LockedPeriods(periods), reply.Message);
            }

            foreach (var row in list.EnumerateArray().Where(IsSwitchedOn))
            {
                if (!seen.Add(row.GetRawText()))
                    return (new LockedPeriods(periods), $"page {page} shows again what an earlier page showed");
                if (Period(row) is not { } period)
                    return (new LockedPeriods(periods), "a lock is shown without a date that can be read");
                periods.Add(period);
            }

            if (ListPage.HasMoreAfter(body, spec.Pages) != true || list.GetArrayLength() == 0)
                return (new LockedPeriods(periods), null);
        }
    }

    private static bool IsSwitchedOn(JsonElement row) => Switched.Contains(Text(row, "transaction_lock_status")) || Text(row, "lock_status") == "locked";

    private LockedPeriod? Period(JsonElement row)
    {
        var isDate = DateOnly.TryParseExact(
            Text(row, "transaction_lock_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until);
        return isDate ? new LockedPeriod(On(row), until) : null;
    }

    // The document's list has a scope by number, whose meaning it does not tell, and in words; the module is what changing one takes.
    private string? On(JsonElement row) => Text(row, "transaction_lock_module") is { } module && _known.Contains(module)
        ? module
        : string.Equals(Text(row, "lock_scope_formatted"), LockedPeriod.Everything, StringComparison.OrdinalIgnoreCase) ? LockedPeriod.Everything : null;

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
