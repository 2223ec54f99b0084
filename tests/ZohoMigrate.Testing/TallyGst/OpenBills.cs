namespace ZohoMigrate.Testing.TallyGst;

/// <summary>What each party still has to pay, or to be paid, bill by bill and oldest first. Amounts are signed as in Tally.</summary>
internal sealed class OpenBills
{
    private readonly Dictionary<string, List<(string Name, decimal Amount)>> _bills = new(StringComparer.Ordinal);

    /// <summary>The bills of a party that stand on the side of its debts, not its advances.</summary>
    public IReadOnlyList<(string Name, decimal Amount)> Of(string party, bool isDebtor) =>
        [.. All(party).Where(bill => isDebtor ? bill.Amount < 0 : bill.Amount > 0)];

    /// <summary>An advance that is not used up; null where there is none.</summary>
    public (string Name, decimal Amount)? Advance(string party, bool isDebtor) =>
        All(party).Where(bill => isDebtor ? bill.Amount > 0 : bill.Amount < 0).Cast<(string, decimal)?>().FirstOrDefault();

    public void Open(string party, string name, decimal amount) => All(party).Add((name, amount));

    /// <summary>Takes an amount of the other sign off a bill.</summary>
    public void Settle(string party, string name, decimal amount)
    {
        var bills = All(party);
        var index = bills.FindIndex(bill => bill.Name == name);
        var left = bills[index].Amount + amount;
        if (left == 0)
            bills.RemoveAt(index);
        else
            bills[index] = (name, left);
    }

    private List<(string Name, decimal Amount)> All(string party)
    {
        if (!_bills.TryGetValue(party, out var bills))
            _bills[party] = bills = [];
        return bills;
    }
}
