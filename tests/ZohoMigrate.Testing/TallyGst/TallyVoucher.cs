namespace ZohoMigrate.Testing.TallyGst;

/// <summary>A voucher before it is written. Amounts as in Tally: a debit is negative, a credit positive.</summary>
internal sealed class TallyVoucher(DateOnly date, string type, string number)
{
    private readonly List<(string Ledger, decimal Amount)> _legs = [];

    public DateOnly Date => date;

    public string Type => type;

    public string Number => number;

    public string Reference { get; init; } = "";

    public string Narration { get; init; } = "";

    /// <summary>Blank where the voucher was not entered as an invoice.</summary>
    public string Party { get; init; } = "";

    public string PlaceOfSupply { get; init; } = "";

    public bool IsInvoice { get; init; }

    public bool IsAccounting { get; init; } = true;

    public bool IsInventory { get; init; }

    public bool IsOrder { get; init; }

    /// <summary>Whether it belongs to the books: orders, notes of goods and memoranda do not.</summary>
    public bool IsPosted => IsAccounting && !IsInventory && !IsOrder;

    public IReadOnlyList<(string Ledger, decimal Amount)> Legs => _legs;

    public List<(string Ledger, string Name, decimal Amount, string Kind, int Days)> Bills { get; } = [];

    public List<(string Ledger, string Kind, string Instrument, decimal Amount)> Banks { get; } = [];

    public List<StockLine> Stock { get; } = [];

    /// <summary>What the legs so far come to.</summary>
    public decimal Sum => _legs.Sum(leg => leg.Amount);

    /// <summary>Adds a leg, unless it is of nothing.</summary>
    public TallyVoucher Leg(string ledger, decimal amount)
    {
        if (amount != 0)
            _legs.Add((ledger, amount));
        return this;
    }

    /// <summary>Rounds what is owed to whole rupees, and puts the party's leg first, as Tally does.</summary>
    /// <returns>The party's amount.</returns>
    public decimal CloseOn(string party)
    {
        var amount = Math.Round(-Sum, 0, MidpointRounding.AwayFromZero);
        Leg("Round Off", -Sum - amount);
        _legs.Insert(0, (party, amount));
        return amount;
    }
}
