using System.Globalization;
using System.Text;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>
/// A small company as tally-database-loader writes it, and what the shipped pack makes of it. Ledgers are called what they are; the guid of a
/// ledger is its name, and that of a voucher its number in the file.
/// </summary>
internal sealed class TallyExport : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, StringBuilder> _files = new(StringComparer.Ordinal);
    private int _vouchers;

    public TallyExport()
    {
        Add("mst_group.csv", "guid,name,parent", "Current Assets,", "Current Liabilities,", "Sundry Debtors,Current Assets", "Sundry Creditors,Current Liabilities",
            "Bank Accounts,Current Assets", "Cash-in-hand,Current Assets", "Duties & Taxes,Current Liabilities", "Sales Accounts,", "Purchase Accounts,",
            "Indirect Expenses,", "Capital Account,", "North,Sundry Debtors", "Delhi,North");
        Add("mst_stock_item.csv", "guid,name,uom,gst_rate", "Chai,Nos,18", "Rice,Kgs,5");
        Ledgers("Asha,Delhi", "Bharat,Sundry Debtors", "Vendor,Sundry Creditors", "Bank,Bank Accounts", "Cash,Cash-in-hand", "Sales,Sales Accounts", "Services,Sales Accounts",
            "Purchase,Purchase Accounts", "Rent,Indirect Expenses", "Round Off,Indirect Expenses", "TDS Payable,Duties & Taxes", "Capital,Capital Account");
        foreach (var (head, rate) in new[] { ("CGST", "9"), ("SGST/UTGST", "9"), ("IGST", "18") })
            Ledger($"{head[..4]},Duties & Taxes", head: head, rate: rate);
        Header("trn_voucher.csv", "guid,date,voucher_type,voucher_number,reference_number,narration,place_of_supply,is_accounting_voucher,is_inventory_voucher,is_order_voucher");
        Header("trn_accounting.csv", "guid,ledger,amount");
        Header("trn_inventory.csv", "guid,item,quantity,rate,amount");
        Header("trn_bill.csv", "guid,ledger,name,amount,billtype,bill_credit_period");
    }

    /// <summary>Ledgers: name, group and, where there is one, the opening balance.</summary>
    public void Ledgers(params string[] ledgers)
    {
        foreach (var ledger in ledgers)
            Ledger(ledger);
    }

    /// <summary>Rows of a file: the first is its header, of which the first column is the guid.</summary>
    public void Add(string file, string header, params string[] rows)
    {
        Header(file, header);
        foreach (var row in rows)
            _files[file].Append(row.Split(',')[0]).Append(',').AppendLine(row);
    }

    /// <summary>A file whose rows are given as they are.</summary>
    public void Write(string file, string text) => _files[file] = new StringBuilder(text);

    /// <summary>Adds a voucher: "Asha -118; Sales 100; CGST 9". Bills: "Asha B1 -118 New Ref"; items: "Chai -2 50 100".</summary>
    /// <param name="flags">accounting, inventory, order.</param>
    /// <returns>Its guid.</returns>
    public string Voucher(string type, string legs, string number = "", string date = "2024-05-01", string bills = "", string items = "", string reference = "", string flags = "1,0,0", string place = "")
    {
        var guid = string.Create(CultureInfo.InvariantCulture, $"co-{++_vouchers:x8}");
        _files["trn_voucher.csv"].AppendLine($"{guid},{date},{type},{number},{reference},said,{place},{flags}");
        foreach (var words in Parts(legs))
            _files["trn_accounting.csv"].AppendLine($"{guid},{string.Join(' ', words[..^1])},{words[^1]}");
        foreach (var words in Parts(bills))
            _files["trn_bill.csv"].AppendLine($"{guid},{words[0]},{words[1]},{words[2]},{string.Join(' ', words[3..])},0");
        foreach (var words in Parts(items))
            _files["trn_inventory.csv"].AppendLine($"{guid},{string.Join(',', words)}");
        return guid;
    }

    /// <summary>What the pack makes of it, stream by stream.</summary>
    public async Task<TallyBooks> ReadAsync(string cutover = "")
    {
        foreach (var (file, text) in _files)
            _folder.Write(file, text.ToString());
        return await PackRecords.ReadAsync("tally-to-books", _folder.Path, ("cutover", cutover));
    }

    public void Dispose() => _folder.Dispose();

    private void Header(string file, string header) => _files[file] = new StringBuilder(header).AppendLine();

    private void Ledger(string ledger, string head = "", string rate = "0")
    {
        if (!_files.ContainsKey("mst_ledger.csv"))
            Header("mst_ledger.csv", "guid,name,parent,is_revenue,is_deemedpositive,opening_balance,gst_duty_head,tax_rate");
        var cells = ledger.Split(',');
        _files["mst_ledger.csv"].AppendLine($"{cells[0]},{cells[0]},{cells[1]},0,1,{(cells.Length > 2 ? cells[2] : "0")},{head},{rate}");
    }

    private static IEnumerable<string[]> Parts(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split(' '));
}
