using System.Globalization;

namespace ZohoMigrate.Tests.Validation.Screening;

/// <summary>
/// Small books in which much goes wrong between records: names that several parties of two streams have, accounts below others that are not there,
/// items with the same number, part payments of more than a total or of another party's invoice.
/// </summary>
internal static class TangledBooks
{
    private static readonly Dictionary<string, string> Pack = new(StringComparer.Ordinal)
    {
        ["migration"] = "name: tangled\nproducts: [books]\nstreams: [customers, vendors, accounts, items, invoices, payments, credits]\n",
        ["customers"] = "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n  contact_type: { const: customer }\n",
        ["vendors"] = "module: books.contacts\nsource: vendors.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n  contact_type: { const: vendor }\n",
        ["accounts"] = """
            module: books.accounts
            source: accounts.csv
            key: [id]
            fields:
              account_name: { from: name }
              account_type: { from: type }
              parent_account_id: { ref: accounts, from: parent }
            """,
        ["items"] = """
            module: books.items
            source: items.csv
            key: [id]
            where: { name: { not: Gone } }
            fields:
              name: { from: name }
              sku: { from: sku }
              rate: { from: rate, type: decimal }
              account_id: { lookup: books.accounts, by: account_name, from: account }
            """,
        ["invoices"] = """
            module: books.invoices
            source: invoices.csv
            key: [id]
            lines: { source: lines.csv, on: { id: invoice } }
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { const: "2024-04-01" }
              line_items:
                each: line
                fields:
                  item_id: { ref: items, from: item }
                  rate: { from: amount, type: decimal }
                  quantity: { const: 1 }
            steps: [mark_as_sent]
            """,
        ["payments"] = Applied("customerpayments", "  payment_mode: { const: cash }\n  amount: { from: amount, type: decimal }\n", "amount_applied: { from: amount, type: decimal }"),
        ["credits"] = Applied(
            "creditnotes", "  creditnote_number: { from: id }\n  line_items: [ { fields: { name: { const: Credit }, rate: { from: amount, type: decimal }, quantity: { const: 1 } } } ]\n",
            "amount_applied: { total_of: invoices, from: invoice }"),
    };

    public static void Write(string pack, string data, Random random)
    {
        foreach (var (name, yaml) in Pack)
            File.WriteAllText(Path.Combine(pack, name + ".yaml"), yaml);
        Write("customers.csv", "id,name", Rows(random, 6, row => $"C{row},{Name(random, row)}"));
        Write("vendors.csv", "id,name", Rows(random, 4, row => $"V{row},{Name(random, 10 + row)}"));
        Write("accounts.csv", "id,name,type,parent", Rows(random, 8, row => $"A{row},Account {row},{Pick(random, "expense", "expense", "income")},{(random.Next(2) == 0 ? "" : $"A{random.Next(9)}")}"));
        Write("items.csv", "id,name,sku,rate,account", Rows(random, 5, row => $"T{row},{Pick(random, $"Item {row}", $"Item {row}", "Item 0", "Gone")},S{random.Next(12)},{Amount(random, 1, 9)},{Pick(random, "Sales", "Other", "")}"));
        Write("invoices.csv", "id,customer,amount", Rows(random, 8, row => $"I{row},{Party(random, 6)},0"));
        Write("lines.csv", "invoice,item,amount", Rows(random, 16, row => $"I{row % 8},T{random.Next(random.Next(6) == 0 ? 9 : 3)},{Amount(random, 25, 30)}"));
        Write("payments.csv", "id,customer,invoice,amount", Rows(random, 12, row => $"P{row},{Party(random, 6)},I{random.Next(9)},{Amount(random, 5, 30)}"));
        Write("credits.csv", "id,customer,invoice,amount", Rows(random, 2, row => $"N{row},{Party(random, 6)},I{random.Next(9)},{Amount(random, 40, 70)}"));

        void Write(string name, string header, IEnumerable<string> rows) => File.WriteAllLines(Path.Combine(data, name), rows.Prepend(header));
    }

    private static string Applied(string module, string fields, string amount) =>
        $"module: books.{module}\nsource: {(module == "creditnotes" ? "credits" : "payments")}.csv\nkey: [id]\nfields:\n  customer_id: {{ ref: customers, from: customer }}\n  date: {{ const: \"2024-04-02\" }}\n{fields}"
        + $"  invoices: [ {{ fields: {{ invoice_id: {{ ref: invoices, from: invoice }}, {amount} }} }} ]\n";

    // One in thirty stands there twice.
    private static List<string> Rows(Random random, int count, Func<int, string> row) =>
        [.. Enumerable.Range(0, count).Select(row).SelectMany(text => Enumerable.Repeat(text, random.Next(30) == 0 ? 2 : 1))];

    private static string Name(Random random, int row) => random.Next(8) == 0 ? Pick(random, "Alfki", "ALFKI ", "") : $"Party {row}";

    private static string Party(Random random, int count) => $"C{(random.Next(8) == 0 ? random.Next(count + 2) : 1)}";

    private static string Amount(Random random, int least, int most) => random.Next(20) == 0
        ? Pick(random, "-5", "x", "", "0.0000001")
        : random.Next(least, most).ToString(CultureInfo.InvariantCulture);

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
