using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>India's taxes, and what bears them: three invoices with a payment of the first, a bill, an expense. Of each the source states the total with tax.</summary>
internal static class TaxBooks
{
    public const int Records = 16;

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: taxed\nproducts: [books]\nstreams: [taxes, groups, accounts, parties, invoices, payments, bills, expenses]");
        folder.Write("pack/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [id]\nfields: { tax_name: { from: id }, tax_percentage: { from: percent }, tax_specific_type: { from: kind } }");
        folder.Write("pack/groups.yaml", """
            module: books.taxgroups
            source: groups.csv
            key: [id]
            fields:
              tax_group_name: { from: id }
              taxes:
                - fields: { tax_id: { ref: taxes, from: first } }
                - when: { second: { not: null } }
                  fields: { tax_id: { ref: taxes, from: second } }
            """);
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { from: type } }");
        folder.Write("pack/parties.yaml", "module: books.contacts\nsource: parties.csv\nkey: [id]\nfields: { contact_name: { from: id }, contact_type: { from: type } }");
        folder.Write("pack/invoices.yaml", Document("invoices", "customer_id", "invoice_number", "adjustment: { from: round }", "name: { const: Goods }"));
        folder.Write("pack/bills.yaml", Document("bills", "vendor_id", "bill_number", "adjustment: { from: round }", "account_id: { ref: accounts, from: account }"));
        folder.Write("pack/payments.yaml", """
            module: books.customerpayments
            source: payments.csv
            key: [id]
            fields:
              customer_id: { ref: parties, from: party }
              amount: { total_of: invoices, from: invoice }
              date: { const: 2024-05-01 }
              payment_mode: { const: banktransfer }
              invoices:
                - fields: { invoice_id: { ref: invoices, from: invoice }, amount_applied: { total_of: invoices, from: invoice } }
            """);
        folder.Write("pack/expenses.yaml", """
            module: books.expenses
            source: expenses.csv
            key: [id]
            fields:
              date: { const: 2024-05-02 }
              amount: { from: amount }
              is_inclusive_tax: { from: inclusive }
              tax_id: { ref: groups, from: tax }
              account_id: { ref: accounts, from: account }
              paid_through_account_id: { ref: accounts, from: bank }
            check: { total: { from: total } }
            """);
        folder.Write("data/taxes.csv", "id,percent,kind\nIGST18,18,igst\nCGST9,9,cgst\nSGST9,9,sgst\n");
        folder.Write("data/groups.csv", "id,first,second\nGST18,CGST9,SGST9\nIGST-18,IGST18,\n");
        folder.Write("data/accounts.csv", "id,type\nRent,expense\nBank,bank\n");
        folder.Write("data/parties.csv", "id,type\nAsha,customer\nBharat,vendor\n");
        folder.Write("data/invoices.csv", "id,party,round,total\n1,Asha,-0.05,1191.80\n2,Asha,,0.07\n3,Asha,,118.00\n");
        folder.Write("data/invoices-lines.csv", "document,rate,tax,account\n1,1000.05,GST18,\n1,10,IGST-18,\n2,0.03,IGST-18,\n2,0.03,IGST-18,\n3,100,GST18,\n");
        folder.Write("data/bills.csv", "id,party,round,total\n1,Bharat,,590.00\n");
        folder.Write("data/bills-lines.csv", "document,rate,tax,account\n1,500,IGST-18,Rent\n");
        folder.Write("data/payments.csv", "id,party,invoice\n1,Asha,1\n");
        folder.Write("data/expenses.csv", "id,amount,inclusive,tax,account,bank,total\n1,118.00,true,IGST-18,Rent,Bank,118.00\n2,10.00,false,IGST-18,Rent,Bank,11.80\n");
    }

    private static string Document(string name, string party, string number, string more, string line) => $$"""
        module: books.{{name}}
        source: {{name}}.csv
        key: [id]
        lines: { source: {{name}}-lines.csv, on: { id: document } }
        fields:
          {{party}}: { ref: parties, from: party }
          {{number}}: { from: id }
          date: { const: 2024-04-30 }
          {{more}}
          line_items:
            each: line
            fields:
              {{line}}
              rate: { from: rate }
              quantity: { const: 1 }
              tax_id: { ref: groups, from: tax }
        check: { total: { from: total } }
        """;
}
