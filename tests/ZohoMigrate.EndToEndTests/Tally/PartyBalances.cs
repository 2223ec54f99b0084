using ZohoMigrate.EndToEndTests.Harness;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>What each contact of the sandbox owes (above zero) or is owed, by all records that name it.</summary>
internal static class PartyBalances
{
    public static async Task<IReadOnlyDictionary<string, decimal>> OfAsync(SandboxProcess sandbox)
    {
        var names = (await sandbox.RecordsAsync("books.contacts")).ToDictionary(contact => contact!["contact_id"]!.ToString(), contact => contact!["contact_name"]!.ToString());
        List<(string Party, decimal Amount)> entries = [];
        foreach (var (module, party, amount, sign) in new[]
        {
            ("invoices", "customer_id", "total", 1), ("creditnotes", "customer_id", "total", -1), ("customerpayments", "customer_id", "amount", -1),
            ("bills", "vendor_id", "total", -1), ("vendorcredits", "vendor_id", "total", 1), ("vendorpayments", "vendor_id", "amount", 1),
        })
        {
            entries.AddRange((await sandbox.RecordsAsync($"books.{module}")).Select(record => (record![party]!.ToString(), sign * TallyBalances.Number(record, amount))));
        }

        entries.AddRange(
            from journal in await sandbox.RecordsAsync("books.journals")
            from line in journal!["line_items"]!.AsArray()
            where line!["customer_id"] is not null
            select (line["customer_id"]!.ToString(), (line["debit_or_credit"]!.ToString() == "debit" ? 1 : -1) * TallyBalances.Number(line, "amount")));
        return TallyBalances.Sums(entries.Select(entry => (names[entry.Party], entry.Amount)));
    }
}
