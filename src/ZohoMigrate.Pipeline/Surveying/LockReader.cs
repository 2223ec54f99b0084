using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Reads which periods the organisation has closed (openapi/books/transaction-locking.yml).</summary>
internal sealed class LockReader(ZohoClient client, ProductSpec product, Func<long> nextRequestId, RunStop stop)
{
    private const string Operation = "transaction_locks";
    private const int NotAuthorized = 57;
    private static readonly string[] Switched = ["enabled", "enabled_with_logging"];

    /// <summary>What is on a lock whose words are not known may be everything. Null with the reason where Zoho does not tell.</summary>
    public async Task<(LockedPeriods? Periods, string? WhyNot)> ReadAsync(CancellationToken stopping)
    {
        var periods = new List<LockedPeriod>();
        for (var page = 1; ; page++)
        {
            var reply = await client.SendAsync(
                new ApiRequest(nextRequestId(), product.Operations[Operation]) { Purpose = RequestPurpose.Read, Query = ListPage.Query(page, product.PageSize) }, stopping);
            // A token without the scope for locks is good for everything else.
            if (reply.Code != NotAuthorized && RunStopping.Consider(reply, stop))
                return (null, reply.Message);
            if (reply is not { Kind: ReplyKind.Success, Body: { ValueKind: JsonValueKind.Object } body }
                || !body.TryGetProperty(Operation, out var list) || list.ValueKind != JsonValueKind.Array)
            {
                return (null, reply.Message);
            }

            periods.AddRange(list.EnumerateArray().Select(Period).OfType<LockedPeriod>());
            if (ListPage.HasMoreAfter(body) != true || list.GetArrayLength() == 0)
                return (new LockedPeriods(periods), null);
        }
    }

    private static LockedPeriod? Period(JsonElement row)
    {
        if (!Switched.Contains(Text(row, "transaction_lock_status")) && Text(row, "lock_status") != "locked")
            return null;
        var isDate = DateOnly.TryParseExact(
            Text(row, "transaction_lock_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until);
        return isDate ? new LockedPeriod(Text(row, "transaction_lock_module"), until) : null;
    }

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
