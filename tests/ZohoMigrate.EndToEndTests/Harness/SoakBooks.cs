using System.Globalization;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>Books of any size in five modules, two of them such that Zoho keeps nothing of them unique: a pack, its files, and what must come of them.</summary>
/// <param name="records">How many records in all, a multiple of 20.</param>
internal sealed class SoakBooks(int records)
{
    private readonly int _contacts = records * 3 / 20;
    private readonly int _items = records / 20;
    private readonly int _invoices = records * 6 / 20;
    private readonly int _expenses = records * 4 / 20;

    /// <summary>Module → how many records it must hold, and what they must come to.</summary>
    public IReadOnlyDictionary<string, (int Count, decimal? Total)> Expected => new Dictionary<string, (int Count, decimal? Total)>(StringComparer.Ordinal)
    {
        ["books.contacts"] = (_contacts, null),
        ["books.items"] = (_items, null),
        ["books.invoices"] = (_invoices, Numbers(_invoices).Sum(Price)),
        ["books.customerpayments"] = (_invoices, Numbers(_invoices).Sum(Price)),
        ["books.expenses"] = (_expenses, Numbers(_expenses).Sum(Price)),
    };

    /// <summary>Stream → the module it feeds, and the member with Zoho's id there.</summary>
    public static IReadOnlyDictionary<string, (string Module, string Id)> Streams { get; } = new Dictionary<string, (string Module, string Id)>(StringComparer.Ordinal)
    {
        ["contacts"] = ("books.contacts", "contact_id"),
        ["items"] = ("books.items", "item_id"),
        ["invoices"] = ("books.invoices", "invoice_id"),
        ["payments"] = ("books.customerpayments", "payment_id"),
        ["expenses"] = ("books.expenses", "expense_id"),
    };

    public void Write(TemporaryFolder folder)
    {
        WritePack(folder);
        folder.Write("data/accounts.csv", "id,type\nRent,expense\nCash,cash\n");
        folder.Write("data/contacts.csv", Table("id", Numbers(_contacts).Select(n => $"Contact {n}")));
        folder.Write("data/items.csv", Table("id", Numbers(_items).Select(n => $"Item {n}")));
        folder.Write("data/invoices.csv", Table("id,contact", Numbers(_invoices).Select(n => $"{n},Contact {1 + (n % _contacts)}")));
        folder.Write("data/lines.csv", Table(
            "invoice,item,price", Numbers(_invoices).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n},Item {1 + (n % _items)},{Price(n)}"))));
        folder.Write("data/expenses.csv", Table(
            "id,amount,account,through", Numbers(_expenses).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n},{Price(n)},Rent,Cash"))));
    }

    private static void WritePack(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: soak\nproducts: [books]\nstreams: [accounts, contacts, items, invoices, payments, expenses]");
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { from: type } }");
        folder.Write("pack/contacts.yaml", "module: books.contacts\nsource: contacts.csv\nkey: [id]\nfields: { contact_name: { from: id } }");
        folder.Write("pack/items.yaml", "module: books.items\nsource: items.csv\nkey: [id]\nfields: { name: { from: id }, rate: { const: 1 } }");
        folder.Write("pack/invoices.yaml", """
            module: books.invoices
            source: invoices.csv
            key: [id]
            lines: { source: lines.csv, on: { id: invoice } }
            fields:
              customer_id: { ref: contacts, from: contact }
              invoice_number: { template: "S-{id}" }
              date: { const: 2026-01-02 }
              line_items:
                each: line
                fields:
                  item_id: { ref: items, from: item }
                  rate: { from: price }
                  quantity: { const: 1 }
            """);
        folder.Write("pack/payments.yaml", """
            module: books.customerpayments
            source: invoices.csv
            key: [id]
            fields:
              customer_id: { ref: contacts, from: contact }
              payment_mode: { const: cash }
              amount: { total_of: invoices, from: id }
              date: { const: 2026-01-03 }
              invoices:
                - fields:
                    invoice_id: { ref: invoices, from: id }
                    amount_applied: { total_of: invoices, from: id }
            """);
        folder.Write("pack/expenses.yaml", """
            module: books.expenses
            source: expenses.csv
            key: [id]
            fields:
              account_id: { ref: accounts, from: account }
              paid_through_account_id: { ref: accounts, from: through }
              amount: { from: amount }
              date: { const: 2026-01-04 }
            """);
    }

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    private static decimal Price(int number) => 10m + (number % 97 / 100m);

    private static string Table(string head, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(head)) + "\n";
}
