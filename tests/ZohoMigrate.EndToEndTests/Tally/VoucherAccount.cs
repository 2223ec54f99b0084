using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>Each voucher of the company is in exactly one document, or is named with the reason why it is in none.</summary>
internal static class VoucherAccount
{
    private static readonly string[] Documents =
        ["invoices", "bills", "credit-notes", "vendor-credits", "customer-payments", "vendor-payments", "expenses", "bank-transactions", "journals"];

    public static void AssertEachOnce(TallyCompany company, string run, string cutover, Action<string> tell)
    {
        var documents = Documents.Where(stream => File.Exists(Path.Combine(run, "delivered", $"{stream}.csv")))
            .SelectMany(stream => TallyCompany.Rows(Path.Combine(run, "delivered"), $"{stream}.csv")).CountBy(row => row["zm_key"]).ToDictionary();
        var excluded = File.ReadLines(Path.Combine(run, "problems.jsonl")).Select(line => JsonNode.Parse(line)!)
            .Where(problem => problem["code"]!.ToString() == "left-out")
            .ToDictionary(problem => (long)problem["line"]!, problem => problem["message"]!.ToString());

        foreach (var type in company.Vouchers.GroupBy(voucher => voucher.Row["voucher_type"]).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var (made, left) = (type.Sum(voucher => documents.GetValueOrDefault(voucher.Row["guid"])), type.Count(voucher => excluded.ContainsKey(voucher.Line)));
            tell($"{type.Key}: {type.Count()} vouchers = {made} documents + {left} excluded");
            Assert.Equal(type.Count(), made + left);
            Assert.All(type, voucher => Assert.Equal(1, documents.GetValueOrDefault(voucher.Row["guid"]) + (excluded.ContainsKey(voucher.Line) ? 1 : 0)));
            Assert.All(type.Where(voucher => excluded.ContainsKey(voucher.Line)), voucher => Assert.Contains($": {type.Key}: ", excluded[voucher.Line], StringComparison.Ordinal));
        }

        var legs = company.Legs();
        Assert.All(company.Vouchers, voucher => Assert.Equal(
            TallyCompany.IsEntry(voucher.Row) && legs.Contains(voucher.Row["guid"]) && string.CompareOrdinal(voucher.Row["date"], cutover) >= 0,
            documents.ContainsKey(voucher.Row["guid"])));
    }
}
