using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// The purchase side of a small company: an account and a bank, an item, two vendors whose bills have the same numbers, and the payments of these.
/// Request 1 asks for the organisation; 2 to 6 make accounts, vendors and item, 7 to 9 the bills, 10 and 11 the payments.
/// </summary>
internal static class PurchaseBooks
{
    public const int Records = 10;

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: purchases\nproducts: [books]\nstreams: [accounts, items, vendors, bills, payments]");
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { from: type } }");
        folder.Write("pack/items.yaml", """
            module: books.items
            source: items.csv
            key: [id]
            fields:
              name: { from: id }
              rate: { from: price }
              item_type: { const: sales_and_purchases }
              purchase_rate: { from: cost }
              purchase_account_id: { ref: accounts, from: account }
            """);
        folder.Write("pack/vendors.yaml", """
            module: books.contacts
            source: vendors.csv
            key: [id]
            fields:
              contact_name: { from: id }
              contact_type: { const: vendor }
            """);
        folder.Write("pack/bills.yaml", """
            module: books.bills
            source: bills.csv
            key: [id]
            lines: { source: lines.csv, on: { id: bill } }
            fields:
              vendor_id: { ref: vendors, from: vendor }
              bill_number: { from: number }
              date: { from: date }
              due_date: { from: due }
              adjustment: { from: round }
              line_items:
                each: line
                fields:
                  item_id: { ref: items, from: item }
                  account_id: { ref: accounts, from: account }
                  name: { from: text }
                  rate: { from: rate }
                  quantity: { from: quantity }
            check: { total: { from: total } }
            """);
        folder.Write("pack/payments.yaml", """
            module: books.vendorpayments
            source: payments.csv
            key: [id]
            fields:
              vendor_id: { ref: vendors, from: vendor }
              amount: { from: amount }
              date: { from: date }
              payment_mode: { const: banktransfer }
              reference_number: { from: utr }
              paid_through_account_id: { ref: accounts, from: bank }
              bills:
                - fields:
                    bill_id: { ref: bills, from: bill }
                    amount_applied: { from: amount }
            """);
        folder.Write("data/accounts.csv", "id,type\nFreight,expense\nBank,bank\n");
        folder.Write("data/items.csv", "id,price,cost,account\nChai,18.00,12.50,Freight\n");
        folder.Write("data/vendors.csv", "id\nExotic Liquids\nTokyo Traders\n");
        folder.Write("data/bills.csv", """
            id,vendor,number,date,due,round,total
            1,Exotic Liquids,INV-001,2026-01-02,2026-02-01,-0.12,150.00
            2,Tokyo Traders,INV-001,2026-01-03,2026-02-02,,30.00
            3,Tokyo Traders,INV-002,2026-01-04,2026-02-03,,7.50

            """);
        folder.Write("data/lines.csv", """
            bill,item,account,text,rate,quantity
            1,Chai,,,12.50,10
            1,,Freight,Freight,25.12,1
            2,,Freight,Freight,10,3
            3,,Freight,Freight,7.50,1

            """);
        folder.Write("data/payments.csv", "id,vendor,date,amount,utr,bank,bill\n1,Exotic Liquids,2026-01-09,150.00,UTR 4711,Bank,1\n2,Tokyo Traders,2026-01-10,12.00,UTR 4712,Bank,2\n");
    }
}
