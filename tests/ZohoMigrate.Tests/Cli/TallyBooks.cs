using System.Text.RegularExpressions;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// Books as Tally exports them: a tree of groups with ledgers in it, of which those below Sundry Debtors are customers (the README's own
/// view); and vouchers whose legs stand in a file of their own.
/// </summary>
internal static partial class TallyBooks
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", $"name: tally\nproducts: [books]\nstreams: [accounts, customers, journals]\nparameters: {{ cutover: \"2024-04-01\" }}\n{Example("tables")}");
        folder.Write("pack/accounts.yaml", """
            module: books.accounts
            source: { view: views/accounts.sql }
            key: [guid]
            fields: { account_name: { from: name }, account_type: { from: type } }
            """);
        folder.Write("pack/customers.yaml", Example("module: books.contacts"));
        folder.Write("pack/journals.yaml", """
            module: books.journals
            source: { view: views/journals.sql }
            key: [guid]
            lines: { source: { view: views/legs.sql }, on: { guid: guid } }
            fields:
              journal_date: { from: date, type: date }
              reference_number: { from: number }
              line_items:
                each: line
                fields:
                  account_id: { ref: accounts, from: account }
                  amount: { from: amount }
                  debit_or_credit: { from: side }
            """);
        folder.Write("pack/views/accounts.sql", "SELECT _row, guid, name, CASE parent WHEN 'Cash-in-hand' THEN 'cash' ELSE 'expense' END AS type\nFROM mst_ledger WHERE parent IN ('Cash-in-hand', 'Indirect Expenses') ORDER BY _row\n");
        folder.Write("pack/views/customers.sql", Example("-- views/customers.sql"));
        folder.Write("pack/views/journals.sql", "SELECT _row, guid, date, number FROM trn_voucher WHERE type = 'Journal' AND date >= :cutover ORDER BY _row\n");
        folder.Write("pack/views/legs.sql", """
            SELECT a._row, a.guid, l.guid AS account, replace(a.amount, '-', '') AS amount, iif(a.amount LIKE '-%', 'debit', 'credit') AS side
            FROM trn_accounting a JOIN mst_ledger l ON l.name = a.ledger JOIN trn_voucher v ON v.guid = a.guid
            WHERE v.type = 'Journal' AND v.date >= :cutover
            ORDER BY a._row
            """);
        folder.Write("data/mst_group.csv", "name,parent\nCurrent Assets,\nSundry Debtors,Current Assets\nNorth,Sundry Debtors\nDelhi,North\nCash-in-hand,Current Assets\nIndirect Expenses,\n");
        folder.Write("data/mst_ledger.csv", "guid,name,parent,gstin\nL1,Anna,Delhi,07AAGCA8849P1ZN\nL2,Bob,Sundry Debtors,\nL3,Rent,Indirect Expenses,\nL4,Cash,Cash-in-hand,\n");
        folder.Write("data/trn_voucher.csv", "guid,date,type,number\nV0,2023-12-31,Journal,J0\nV1,2024-04-05,Journal,J1\nV2,2024-04-06,Sales,S1\nV3,2024-04-07,Journal,J2\n");
        folder.Write("data/trn_accounting.csv", "guid,ledger,amount\nV0,Rent,-1\nV0,Cash,1\nV1,Rent,-100.50\nV1,Cash,100.50\nV3,Cash,20\nV3,Rent,-20\n");
    }

    /// <summary>A block of the README that begins so.</summary>
    public static string Example(string beginning) =>
        Blocks().Matches(Readme).Select(match => match.Groups["text"].Value).Single(text => text.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex(@"```(yaml|sql)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
