using System.Globalization;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing.Steps;

/// <summary>A pack and its sources: so many books alike, each with every kind of fault that is asked about across records.</summary>
internal static class FaultyBooks
{
    private static readonly string TooLong = new('x', 2001);

    private static readonly (string File, string Columns, string[] Rows)[] Files =
    [
        // Below a parent that is good; that is not; that is wrong and corrected by a retry, with and without agreeing; below one and the same; in a circle.
        ("accounts.csv", "id,type,parent", ["GH#,income,GW1", "GX#,income,GY#", "GY#,income,GX#", "GZ#,income,GY#", "G#,income,", "GA#,income,G#", "GD#,expense,G#", "GW#,wrong-type,", "GWA#,income,GW#", "GWD#,expense,GW#", "GWDD#,expense,GWD#"]),
        // The same name, SKU or key, in good ones and in such as a retry corrects; all the same.
        ("items.csv", "id,name,sku,rate", ["IH,IH,SH,1", "I#,I#,S#,1", "IN#,I#,SN#,1", "IS#,IS#,S#,1", "IK#,IK#,SK#,1", "IK#,IL#,SL#,1", "IW#,IW#,SW#,wrong-rate", "IV#,IW#,SV#,wrong-rate", "IU#,IU#,SW#,wrong-rate"]),
        // Good; wrong; refused; refused and taken back; lost and sent again.
        ("customers.csv", "id,notes", ["C#,", "CW#,wrong-notes", "CR#,refuse", "CT#,take back", "CL#,lose"]),
        // Of each of those, and of nobody; without a total; wrong, so that their payments wait; all of one customer.
        ("orders.csv", "id,customer,date", ["OHW#,CW1,2026-01-02", "OHR#,CR1,2026-01-02", "OHT#,CT1,2026-01-02", "OT#,CT#,2026-01-02", "O#,C#,2026-01-02", "OC#,CW#,2026-01-02", "OR#,CR#,2026-01-02", "OL#,CL#,2026-01-02", "ON#,C#,2026-01-02", "OX#,nobody#,2026-01-02", "OW#,C#,wrong-date"]),
        // Some of them are orphans: of an order that is wrong, and of none.
        ("lines.csv", "order,rate", ["OHW#,100", "OHR#,100", "OHT#,100", "OT#,100", "O#,100", "OC#,100", "OR#,100", "OL#,100", "ON#,0", "OX#,100", "OW#,100", "wrong-OW#,1", "none#,1"]),
        // Together too much, or not; all of one order.
        ("payments.csv", "id,customer,order,amount", ["PH#,C1,O1,0.01", "PHW#,C1,OW1,0.01", "P#,C#,O#,60", "PO#,C#,O#,60", "PC#,CW#,OC#,60", "PR#,CR#,OR#,60", "PL#,CL#,OL#,60", "PW#,C#,OW#,60", "PV#,C#,OW#,160"]),
        // All of what an order comes to, which one of them does not say.
        ("settlements.csv", "id,customer,order", ["T#,CL#,OL#", "TN#,C#,ON#", "TW#,CW#,OC#"]),
    ];

    private static readonly (string Wrong, string Right)[] Corrections =
        [("wrong-type", "income"), ("wrong-rate", "1"), ("wrong-date", "2026-01-02"), ("wrong-OW", "OW"), (TooLong, "short")];

    /// <summary>What is found across records.</summary>
    public static HashSet<string> Codes { get; } = new(StringComparer.Ordinal)
    {
        "duplicate-key", "duplicate-natural-key", "duplicate-value", "dangling-reference", "parent-differs", "no-total", "over-paid",
        "parent-rejected", "parent-refused", "orphan-line",
    };

    public static void Write(TemporaryFolder folder, int books)
    {
        folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [accounts, items, customers, orders, payments, settlements]");
        folder.Write("accounts.yaml", """
            module: books.accounts
            source: accounts.csv
            key: [id]
            fields: { account_name: { from: id }, account_type: { from: type }, parent_account_id: { ref: accounts, from: parent } }
            """);
        folder.Write("items.yaml", """
            module: books.items
            source: items.csv
            key: [id]
            fields: { name: { from: name }, sku: { from: sku }, rate: { from: rate } }
            """);
        folder.Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id }, notes: { from: notes } }");
        folder.Write("orders.yaml", """
            module: books.invoices
            source: orders.csv
            key: [id]
            lines: { source: lines.csv, on: { id: order } }
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { from: date }
              line_items: { each: line, fields: { name: { const: work }, rate: { from: rate }, quantity: { const: 1 } } }
            steps: [mark_as_sent]
            """);
        WritePayments(folder, "payments", "from: amount");
        WritePayments(folder, "settlements", "total_of: orders, from: order");
        foreach (var (file, columns, rows) in Files)
            folder.Write(file, string.Concat(Enumerable.Range(1, books).SelectMany(book => rows.Select(row => Of(row, book))).Prepend(columns + "\n")));
    }

    /// <summary>A cell as a person corrects it.</summary>
    public static string Mended(string cell) => Corrections.Aggregate(
        cell, (text, correction) => text.Replace(correction.Wrong, correction.Right, StringComparison.Ordinal));

    private static string Of(string row, int book) => row
        .Replace("#", book.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("wrong-notes", TooLong, StringComparison.Ordinal) + "\n";

    private static void WritePayments(TemporaryFolder folder, string stream, string amount) => folder.Write($"{stream}.yaml", $$"""
        module: books.customerpayments
        source: {{stream}}.csv
        key: [id]
        fields:
          customer_id: { ref: customers, from: customer }
          payment_mode: { const: cash }
          amount: { {{amount}} }
          date: { const: "2026-01-03" }
          invoices: [{ fields: { invoice_id: { ref: orders, from: order }, amount_applied: { {{amount}} } } }]
        """);
}
