using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>A journal's lines must balance (reference/zoho-books.md §4.17).</summary>
internal static class JournalLines
{
    /// <summary>Zoho's refusal of a list of debits and credits that obeys its fields' rules, or null where they come to the same.</summary>
    public static ZohoReply? Check(ModuleSpec module, JsonObject body) =>
        module.Fields.Values.Any(field => field.Balanced) && Sum(body, "debit") != Sum(body, "credit") ? ZohoError.Unbalanced : null;

    /// <summary>What the lines of one side come to.</summary>
    public static decimal Sum(JsonObject journal, string side) => journal["line_items"]!.AsArray().OfType<JsonObject>()
        .Where(line => line["debit_or_credit"]!.ToString() == side)
        .Sum(line => FieldRule.Number(line["amount"]!)!.Value);
}
