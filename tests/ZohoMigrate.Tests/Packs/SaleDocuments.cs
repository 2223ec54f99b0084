using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>
/// Quotes, orders and invoices of Zoho CRM with their lines, a file for each: those of the quotes stand in a file of their own, those of the
/// others repeat the header.
/// </summary>
internal static class SaleDocuments
{
    /// <summary>The columns of a file whose rows repeat the header.</summary>
    public const string Repeated = "no,account,after,product,quantity,price,tax";

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: sales\nproducts: [crm]\nstreams: [accounts, products, quotes, orders, invoices]\ndefaults: { date_formats: [yyyy-MM-dd] }\n");
        folder.Write("pack/accounts.yaml", "module: crm.accounts\nsource: accounts.csv\nkey: [id]\nfields: { Account_Name: { from: name } }\n");
        folder.Write("pack/products.yaml", "module: crm.products\nsource: products.csv\nkey: [id]\nfields: { Product_Name: { from: name }, Unit_Price: { from: price } }\n");
        folder.Write("pack/quotes.yaml", Document("quotes", "key: [no]\nlines: { source: quote-lines.csv, on: { no: quote } }", "Quote_Stage: { const: Draft }", "Quoted_Items"));
        folder.Write("pack/orders.yaml", Document("salesorders", "group_by: [no]", "Quote_Name: { ref: quotes, from: after }", "Ordered_Items"));
        folder.Write("pack/invoices.yaml", Document("invoices", "group_by: [no]", "Sales_Order: { ref: orders, from: after }", "Invoiced_Items"));
        folder.Write("data/accounts.csv", "id,name\nA,Atlas\n");
        folder.Write("data/products.csv", "id,name,price\nT,Tea,3.25\nJ,Jam,2\n");
        folder.Write("data/quotes.csv", "no,account,after\nQ-1,A,\nQ-2,A,\n");
        folder.Write("data/quote-lines.csv", "quote,product,quantity,price,tax\nQ-1,T,10,3.00,18\nQ-1,J,2.5,2,\nQ-2,J,1,2,\n");
        folder.Write("data/salesorders.csv", $"{Repeated}\nS-1,A,Q-1,T,10,3.00,\nS-2,A,Q-2,J,4,2,\nS-1,A,Q-1,J,2.5,2,\n");
        folder.Write("data/invoices.csv", $"{Repeated}\nI-1,A,S-1,T,10,3.00,18\nI-1,A,S-1,J,2.5,2,5\n");
    }

    private static string Document(string module, string rows, string own, string lines) => $$"""
        module: crm.{{module}}
        source: {{module}}.csv
        {{rows}}
        fields:
          Subject: { from: no }
          Account_Name: { ref: accounts, from: account }
          {{own}}
          {{lines}}:
            each: line
            fields:
              Product_Name: { ref: products, from: product }
              Quantity: { from: quantity }
              List_Price: { from: price }
              Line_Tax:
                - when: { tax: { not: null } }
                  fields: { name: { const: GST }, percentage: { from: tax } }

        """;
}
