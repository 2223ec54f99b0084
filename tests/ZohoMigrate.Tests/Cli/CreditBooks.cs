using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// An order from the estimate to the credit note, on both sides: what is applied goes to Zoho in a call of its own. Request 1 asks for the
/// organisation, 2 makes the account, 3 and 4 the contacts.
/// </summary>
internal static class CreditBooks
{
    public const int Records = 10;

    private const string Line = "line_items:\n    - fields: { name: { const: Tea }, rate: { from: amount }, quantity: { const: 1 }, account_id: { ref: accounts, from: account } }\n";

    public static void WriteTo(TemporaryFolder folder) =>
        WriteTo(folder, "estimates, orders, invoices, creditnotes, purchaseorders, bills, vendorcredits");

    /// <summary>Some of it: account and contacts, and the streams that are named.</summary>
    public static void WriteTo(TemporaryFolder folder, string streams)
    {
        folder.Write("pack/migration.yaml", $"name: credits\nproducts: [books]\nstreams: [accounts, contacts, {streams}]\n");
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { const: expense } }");
        folder.Write("pack/contacts.yaml", "module: books.contacts\nsource: contacts.csv\nkey: [id]\nfields: { contact_name: { from: id }, contact_type: { from: type } }");
        folder.Write("pack/estimates.yaml", Document("estimates", "customer_id", "estimate_number") + "steps: [mark_as_sent, mark_as_accepted]\n");
        folder.Write("pack/orders.yaml", Document("salesorders", "customer_id", "salesorder_number", "estimate_id: { ref: estimates, from: after }") + "steps: [mark_as_open]\n");
        folder.Write("pack/invoices.yaml", Document("invoices", "customer_id", "invoice_number"));
        folder.Write("pack/creditnotes.yaml", Document("creditnotes", "customer_id", "creditnote_number", Applied("invoices", "invoice_id")));
        folder.Write("pack/purchaseorders.yaml", Document("purchaseorders", "vendor_id", "purchaseorder_number") + "steps: [mark_as_open]\n");
        folder.Write("pack/bills.yaml", Document("bills", "vendor_id", "bill_number"));
        folder.Write("pack/vendorcredits.yaml", Document("vendorcredits", "vendor_id", "vendor_credit_number", Applied("bills", "bill_id")));
        folder.Write("data/accounts.csv", "id\nGoods\n");
        folder.Write("data/contacts.csv", "id,type\nAnn,customer\nExotic Liquids,vendor\n");
        foreach (var (module, row) in Rows)
            folder.Write($"data/{module}.csv", $"id,party,amount,account,after,applied\n{row}\n");
    }

    private static IEnumerable<(string Module, string Row)> Rows =>
    [
        ("estimates", "E-1,Ann,100.00,Goods,,"),
        ("salesorders", "S-1,Ann,100.00,Goods,E-1,"),
        ("invoices", "I-1,Ann,100.00,Goods,,"),
        ("creditnotes", "C-1,Ann,40.00,Goods,I-1,30.00"),
        ("purchaseorders", "P-1,Exotic Liquids,60.00,Goods,,"),
        ("bills", "B-1,Exotic Liquids,60.00,Goods,,"),
        ("vendorcredits", "V-1,Exotic Liquids,60.00,Goods,B-1,60.00"),
    ];

    private static string Applied(string list, string id) =>
        $"{list}:\n    - fields: {{ {id}: {{ ref: {list}, from: after }}, amount_applied: {{ from: applied }} }}";

    private static string Document(string module, string party, string number, string more = "") => $$"""
        module: books.{{module}}
        source: {{module}}.csv
        key: [id]
        fields:
          {{party}}: { ref: contacts, from: party }
          {{number}}: { from: id }
          date: { const: 2026-01-02 }
          {{(module == "estimates" || module == "salesorders" ? Line.Replace(", account_id: { ref: accounts, from: account }", "", StringComparison.Ordinal) : Line)}}  {{more}}

        """;
}
