namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The company as it is written: the tables, and books of its own by which the closing balances are known.</summary>
internal sealed class TallyCompany
{
    private readonly Dictionary<string, decimal> _balances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _stock = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public TallyTables Tables { get; } = new();

    public OpenBills Bills { get; } = new();

    /// <summary>Ledger → closing balance, a debit negative, of every ledger that has one.</summary>
    public IReadOnlyDictionary<string, decimal> Balances => _balances;

    public decimal BalanceOf(string ledger) => _balances[ledger];

    public decimal StockOf(string item) => _stock[item];

    /// <summary>A ledger's balance before the first voucher.</summary>
    public void Open(string ledger, decimal balance) => _balances.Add(ledger, balance);

    public void OpenStock(string item, decimal quantity) => _stock.Add(item, quantity);

    /// <summary>The next number of a kind of voucher: each is counted by itself, so that numbers repeat.</summary>
    public string Next(string type, string form = "{0}")
    {
        var number = _numbers[type] = _numbers.GetValueOrDefault(type) + 1;
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number);
    }

    /// <summary>Writes a voucher and posts it, where it belongs to the books.</summary>
    /// <exception cref="InvalidOperationException">It does not balance, or names a ledger that there is not.</exception>
    public void Post(TallyVoucher voucher)
    {
        if (voucher.Sum != 0 || voucher.Legs.Any(leg => !_balances.ContainsKey(leg.Ledger)))
            throw new InvalidOperationException($"{voucher.Type} {voucher.Number} cannot be posted: it comes to {voucher.Sum}.");
        Write(voucher, Tables.NextGuid());
        if (!voucher.IsPosted)
            return;
        foreach (var (ledger, amount) in voucher.Legs)
            _balances[ledger] += amount;
        foreach (var line in voucher.Stock)
            _stock[line.Item.Name] += line.Quantity;
    }

    private void Write(TallyVoucher voucher, string guid)
    {
        Tables.Vouchers.Add(
            guid, voucher.Date, voucher.Type, voucher.Number, voucher.Reference, voucher.Reference.Length > 0 ? voucher.Date : null, voucher.Narration, voucher.Party,
            voucher.PlaceOfSupply, voucher.IsInvoice, voucher.IsAccounting, voucher.IsInventory, voucher.IsOrder);
        foreach (var (ledger, amount) in voucher.Legs)
            Tables.Accounting.Add(guid, ledger, amount, amount, "\u20B9");
        foreach (var line in voucher.Stock)
            Tables.Inventory.Add(guid, line.Item.Name, line.Quantity, line.Rate, line.Amount, 0, 0, "Main Location", "", "", null);
        foreach (var (ledger, name, amount, kind, days) in voucher.Bills)
            Tables.Bills.Add(guid, ledger, name, amount, kind, days);
        foreach (var (ledger, kind, instrument, amount) in voucher.Banks)
            Tables.Banks.Add(guid, ledger, kind, voucher.Date, instrument, "", amount, null);
    }
}
