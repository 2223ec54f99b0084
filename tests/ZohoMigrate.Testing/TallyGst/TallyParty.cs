namespace ZohoMigrate.Testing.TallyGst;

/// <summary>A customer or a supplier.</summary>
/// <param name="Name">As its ledger is called.</param>
/// <param name="Group">The group the ledger stands under.</param>
/// <param name="State">Its state.</param>
/// <param name="Pan">Made up; blank where it is not registered.</param>
/// <param name="Pincode">Of its address.</param>
/// <param name="Days">What it has to pay in.</param>
internal sealed record TallyParty(string Name, string Group, string State, string Pan, string Pincode, int Days)
{
    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public bool IsHome => State == GstCompany.Home;

    public bool IsRegistered => Pan.Length > 0;

    /// <summary>With the right last character; blank where it is not registered.</summary>
    public string Gstin => IsRegistered ? Checked($"{(IsHome ? "27" : "29")}{Pan}1Z") : "";

    // Each value times 1 and 2 in turn, its two digits of base 36 added; the last makes the sum whole.
    private static string Checked(string number)
    {
        var sum = 0;
        foreach (var (index, character) in number.Index())
        {
            var product = Characters.IndexOf(character, StringComparison.Ordinal) * (1 + (index % 2));
            sum += (product / 36) + (product % 36);
        }

        return number + Characters[(36 - (sum % 36)) % 36];
    }
}
