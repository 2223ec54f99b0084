using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>
/// Debits and credits by account, made anew of all records each time it is asked for, in the organisation's own currency. Drafts post nothing.
/// </summary>
internal sealed class TrialBalance(SandboxState state)
{
    private const string Draft = "draft";

    /// <summary>The accounts in the order of their names, and the sums of both sides.</summary>
    public JsonObject Read()
    {
        lock (state.Gate)
        {
            state.ThrowIfFailed();
            var entries = state.Records.Shelves.SelectMany(Entries).ToList();
            var accounts = entries.GroupBy(entry => NameOf(entry.Account), StringComparer.Ordinal)
                .Select(account => Row(account.Key, account)).OrderBy(row => row["account"]!.ToString(), StringComparer.Ordinal);
            var sums = Row("", entries);
            return new JsonObject { ["accounts"] = new JsonArray([.. accounts]), ["debit"] = sums["debit"]!.DeepClone(), ["credit"] = sums["credit"]!.DeepClone() };
        }
    }

    private static JsonObject Row(string account, IEnumerable<Entry> entries) => new()
    {
        ["account"] = account,
        ["debit"] = entries.Where(entry => entry.IsDebit).Sum(entry => entry.Amount),
        ["credit"] = entries.Where(entry => !entry.IsDebit).Sum(entry => entry.Amount),
    };

    private IEnumerable<Entry> Entries(Shelf shelf) =>
        from record in shelf.Records
        where record.Json["status"]?.ToString() != Draft
        from posting in shelf.Module.Posts
        where posting.When.All(said => record.Json[said.Key]?.ToString() == said.Value)
        from part in posting.Each is { } list ? (record.Json[list] as JsonArray ?? []).OfType<JsonObject>() : [record.Json]
        let amount = (Number(part[posting.Amount]) ?? 0m) * (Number(part["exchange_rate"]) ?? Number(record.Json["exchange_rate"]) ?? 1m)
        where amount != 0
        select new Entry(AccountOf(shelf.Module, posting, part), (posting.Side ?? part["debit_or_credit"]!.ToString()) == "debit", amount);

    private string AccountOf(ModuleSpec module, PostingSpec posting, JsonObject part)
    {
        if (posting.Account is { } field && part[field] is { } own)
            return own.ToString();
        if (posting.Through is [var reference, var theirs] && part[reference] is { } id
            && state.Records.FindShelf(module.Fields[posting.Each!].Fields[reference].References!)!.Find(id.ToString())?.Json[theirs] is { } account)
        {
            return account.ToString();
        }

        return part.Where(member => member.Value is JsonValue)
            .Aggregate(posting.Otherwise ?? "", (name, member) => name.Replace($"{{{member.Key}}}", member.Value!.ToString(), StringComparison.Ordinal));
    }

    private string NameOf(string account) =>
        state.Records.Shelves.Select(shelf => shelf.Module.IsOf("books.accounts") ? shelf.Find(account) : null).FirstOrDefault(found => found is not null)
            ?.Json["account_name"]?.ToString() ?? account;

    private static decimal? Number(JsonNode? value) => value is null ? null : FieldRule.Number(value);

    private sealed record Entry(string Account, bool IsDebit, decimal Amount);
}
