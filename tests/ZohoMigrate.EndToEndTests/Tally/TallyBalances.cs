using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZohoMigrate.EndToEndTests.Harness;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>
/// A trial balance of both sides under the same names. The translation is docs/tally.md's: what customers owe is one account, what vendors are
/// owed is another; what the opening balances differ by is a line of its own; each kind of GST is one line, and so is what rounding leaves.
/// Debits are above zero; accounts that come to nothing are left out.
/// </summary>
internal static partial class TallyBalances
{
    private const string RoundOff = "Round Off";

    public static IReadOnlyDictionary<string, decimal> ByAccount(TallyCompany company)
    {
        var (customers, vendors) = (company.Under("Sundry Debtors"), company.Under("Sundry Creditors"));
        return Sums(company.Closing()
            .Select(ledger => (customers.Contains(ledger.Key) ? "Accounts Receivable" : vendors.Contains(ledger.Key) ? "Accounts Payable" : company.TaxOf(ledger.Key) ?? ledger.Key, ledger.Value))
            .Append(("Opening Stock", company.OpeningStock())).Append(("Difference in Opening Balances", company.OpeningDifference())));
    }

    public static IReadOnlyDictionary<string, decimal> ByParty(TallyCompany company)
    {
        var parties = company.Under("Sundry Debtors").Concat(company.Under("Sundry Creditors")).ToHashSet(StringComparer.Ordinal);
        return Sums(company.Closing().Where(ledger => parties.Contains(ledger.Key)).Select(ledger => (ledger.Key, ledger.Value)));
    }

    /// <summary>The sandbox's own.</summary>
    public static async Task<IReadOnlyDictionary<string, decimal>> OfAsync(SandboxProcess sandbox, TallyCompany company) =>
        Sums((await sandbox.TrialBalanceAsync())["accounts"]!.AsArray().Select(row => (NameOf(row!["account"]!.ToString(), company), Number(row, "debit") - Number(row, "credit"))));

    // Zoho posts adjustments and taxes to accounts of its own; what journals move of a tax stays in the account of its ledger.
    private static string NameOf(string account, TallyCompany company) => account switch
    {
        "Other Charges" or "Other Expenses" => RoundOff,
        _ when ZohoTax().Match(account) is { Success: true } tax => tax.Groups["kind"].Value,
        _ => company.Has(account) ? company.TaxOf(account) ?? account : account,
    };

    [GeneratedRegex(@"^(Output|Input) (?<kind>CGST|SGST|IGST)[\d.]+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ZohoTax();

    public static decimal Number(JsonNode? node, string member) => TallyCompany.Amount(node?[member]?.ToString() ?? "");

    public static IReadOnlyDictionary<string, decimal> Sums(IEnumerable<(string Name, decimal Amount)> lines) => lines
        .GroupBy(line => line.Name, StringComparer.Ordinal).Select(name => (name.Key, Sum: name.Sum(line => line.Amount)))
        .Where(line => line.Sum != 0).ToDictionary(line => line.Key, line => line.Sum, StringComparer.Ordinal);
}
