using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Closes a period to every transaction (openapi/books/transaction-locking.yml).</summary>
/// <param name="until">Its last day; null = no period is closed.</param>
internal sealed class PeriodLock(DateOnly? until)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Zoho's refusal of what falls into it; null otherwise.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject body) =>
        module.Lock is { } closed && DateOnly.TryParseExact(body[closed.Date]?.ToString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date <= until
            ? ZohoError.PeriodLocked(until.Value)
            : null;

    /// <summary>As the list of locks shows it.</summary>
    public ZohoReply List() => ZohoReply.Ok("success", "transaction_locks", until is { } last
        ? new JsonArray(new JsonObject
        {
            ["transaction_lock_id"] = "982000000567045",
            ["transaction_lock_status"] = "enabled",
            ["transaction_lock_date"] = last.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["lock_status"] = "locked",
            ["lock_scope"] = 0,
            ["lock_scope_formatted"] = "All",
        })
        : []);
}
