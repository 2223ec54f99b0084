using System.Text.Json.Nodes;
using ZohoMigrate.EndToEndTests.Harness;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>
/// A trial balance of both sides under the same names. The translation is docs/tally.md's: what customers owe is one account, what vendors are
/// owed is another, and what the opening balances differ by is a line of its own. Debits are above zero; accounts that come to nothing are left out.
/// </summary>
internal static class TallyBalances
{
    public static IReadOnlyDictionary<string, decimal> ByAccount(TallyCompany company)
    {
        var (customers, vendors) = (company.Under("Sundry Debtors"), company.Under("Sundry Creditors"));
        return Sums(company.Closing()
            .Select(ledger => (customers.Contains(ledger.Key) ? "Accounts Receivable" : vendors.Contains(ledger.Key) ? "Accounts Payable" : ledger.Key, ledger.Value))
            .Append(("Difference in Opening Balances", company.OpeningDifference())));
    }

    public static IReadOnlyDictionary<string, decimal> ByParty(TallyCompany company)
    {
        var parties = company.Under("Sundry Debtors").Concat(company.Under("Sundry Creditors")).ToHashSet(StringComparer.Ordinal);
        return Sums(company.Closing().Where(ledger => parties.Contains(ledger.Key)).Select(ledger => (ledger.Key, ledger.Value)));
    }

    /// <summary>The sandbox's own.</summary>
    public static async Task<IReadOnlyDictionary<string, decimal>> OfAsync(SandboxProcess sandbox) =>
        Sums((await sandbox.TrialBalanceAsync())["accounts"]!.AsArray().Select(row => (row!["account"]!.ToString(), Number(row, "debit") - Number(row, "credit"))));

    public static decimal Number(JsonNode? node, string member) => TallyCompany.Amount(node?[member]?.ToString() ?? "");

    public static IReadOnlyDictionary<string, decimal> Sums(IEnumerable<(string Name, decimal Amount)> lines) => lines
        .GroupBy(line => line.Name, StringComparer.Ordinal).Select(name => (name.Key, Sum: name.Sum(line => line.Amount)))
        .Where(line => line.Sum != 0).ToDictionary(line => line.Key, line => line.Sum, StringComparer.Ordinal);
}
