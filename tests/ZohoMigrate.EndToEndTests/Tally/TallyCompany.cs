using System.Globalization;
using System.Text;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>A company as tally-database-loader writes it, read and added up without anything of the program's or the pack's.</summary>
internal sealed class TallyCompany(string folder)
{
    private readonly Dictionary<string, string> _parents = Rows(folder, "mst_group.csv").ToDictionary(row => row["name"], row => row["parent"].Trim(' ', '\u0004'));

    private Dictionary<string, Dictionary<string, string>> Ledgers { get; } = Rows(folder, "mst_ledger.csv").ToDictionary(row => row["name"]);

    /// <summary>Its vouchers, each with the line it stands on.</summary>
    public IReadOnlyList<(long Line, Dictionary<string, string> Row)> Vouchers { get; } =
        [.. Rows(folder, "trn_voucher.csv").Select((row, index) => (index + 2L, row))];

    /// <summary>Ledgers by name: what each comes to at the end, opening balance and all entries. Debits are above zero, as accountants write them.</summary>
    public IReadOnlyDictionary<string, decimal> Closing()
    {
        var balances = Rows(folder, "mst_ledger.csv").ToDictionary(ledger => ledger["name"], ledger => -Amount(ledger["opening_balance"]));
        var entries = Vouchers.Where(voucher => IsEntry(voucher.Row)).Select(voucher => voucher.Row["guid"]).ToHashSet(StringComparer.Ordinal);
        foreach (var leg in Rows(folder, "trn_accounting.csv").Where(leg => entries.Contains(leg["guid"])))
            balances[leg["ledger"]] -= Amount(leg["amount"]);
        return balances;
    }

    /// <summary>The vouchers that have amounts.</summary>
    public IReadOnlySet<string> Legs() =>
        Rows(folder, "trn_accounting.csv").Where(leg => Amount(leg["amount"]) != 0).Select(leg => leg["guid"]).ToHashSet(StringComparer.Ordinal);

    /// <summary>What the stock items were worth when the books began: in Tally's balance sheet, and in no ledger.</summary>
    public decimal OpeningStock() => -Rows(folder, "mst_stock_item.csv").Sum(item => Amount(item["opening_value"]));

    /// <summary>What the opening balances do not come out even by.</summary>
    public decimal OpeningDifference() => Rows(folder, "mst_ledger.csv").Sum(ledger => Amount(ledger["opening_balance"])) - OpeningStock();

    /// <summary>The ledgers that lie under a group, however deep.</summary>
    public IReadOnlySet<string> Under(string group) =>
        Rows(folder, "mst_ledger.csv").Where(ledger => IsUnder(ledger["parent"], group)).Select(ledger => ledger["name"]).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a ledger's tax is called at Zoho: CGST, SGST or IGST; null for any other ledger.</summary>
    public string? TaxOf(string ledger) => Ledgers[ledger]["gst_duty_head"] switch
    {
        "CGST" or "Central Tax" => "CGST",
        "SGST/UTGST" or "State Tax" => "SGST",
        "IGST" or "Integrated Tax" => "IGST",
        _ => null,
    };

    /// <summary>Whether the loader says of a voucher that its legs are in the books: no order, no stock voucher, no memorandum.</summary>
    public static bool IsEntry(Dictionary<string, string> voucher) =>
        (voucher["is_accounting_voucher"], voucher["is_inventory_voucher"], voucher["is_order_voucher"]) == ("1", "0", "0");

    public static IReadOnlyList<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllText(Path.Combine(folder, file)).TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    public static decimal Amount(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);

    public bool Has(string ledger) => Ledgers.ContainsKey(ledger);

    private bool IsUnder(string parent, string group)
    {
        for (var at = parent; at.Length > 0; at = _parents.GetValueOrDefault(at, ""))
        {
            if (at == group)
                return true;
        }

        return false;
    }

    // The loader writes no line breaks into cells.
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line + ",")
        {
            if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
                cell.Clear();
                continue;
            }

            quoted ^= character == '"';
            cell.Append(character);
        }

        return [.. cells.Select(text => text.Length > 1 && text[0] == '"' ? text[1..^1] : text)];
    }
}
