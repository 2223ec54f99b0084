using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// What a move begins with: an account and a bank, taxes and their group, an item taxed by it, a price list, the opening balances. Request 1 asks
/// for the organisation, the others make a record each.
/// </summary>
internal static class MasterBooks
{
    public const int Records = 8;

    public static void WriteTo(TemporaryFolder folder) => WriteTo(folder, "accounts, banks, taxes, groups, items, prices, balances");

    /// <summary>Some of it.</summary>
    public static void WriteTo(TemporaryFolder folder, string streams)
    {
        folder.Write("pack/migration.yaml", $"name: masters\nproducts: [books]\nstreams: [{streams}]\n");
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { const: equity } }");
        folder.Write("pack/banks.yaml", "module: books.bankaccounts\nsource: banks.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { const: bank }, account_number: { from: number } }");
        folder.Write("pack/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [id]\nfields: { tax_name: { from: id }, tax_percentage: { const: 9 }, tax_specific_type: { from: type } }");
        folder.Write("pack/groups.yaml", """
            module: books.taxgroups
            source: groups.csv
            key: [id]
            fields:
              tax_group_name: { from: id }
              taxes:
                - fields: { tax_id: { ref: taxes, from: first } }
                - fields: { tax_id: { ref: taxes, from: second } }
            """);
        folder.Write("pack/items.yaml", """
            module: books.items
            source: items.csv
            key: [id]
            fields:
              name: { from: id }
              rate: { const: 18 }
              hsn_or_sac: { const: "0902" }
              item_tax_preferences:
                - fields: { tax_id: { ref: groups, from: tax }, tax_specification: { const: intra } }
            """);
        folder.Write("pack/prices.yaml", """
            module: books.pricebooks
            source: prices.csv
            key: [id]
            fields:
              name: { from: id }
              pricebook_type: { const: per_item }
              sales_or_purchase_type: { const: sales }
              pricebook_items:
                - fields: { item_id: { ref: items, from: item }, pricebook_rate: { from: price } }
            """);
        folder.Write("pack/balances.yaml", """
            module: books.openingbalances
            source: balances.csv
            key: [date]
            fields:
              date: { from: date }
              accounts:
                - fields: { account_id: { ref: banks, from: bank }, debit_or_credit: { const: debit }, amount: { from: amount } }
                - fields: { account_id: { ref: accounts, from: equity }, debit_or_credit: { const: credit }, amount: { from: amount } }
            """);
        folder.Write("data/accounts.csv", "id\nCapital\n");
        folder.Write("data/banks.csv", "id,number\nHouse bank,4711\n");
        folder.Write("data/taxes.csv", "id,type\nCGST9,cgst\nSGST9,sgst\n");
        folder.Write("data/groups.csv", "id,first,second\nGST18,CGST9,SGST9\n");
        folder.Write("data/items.csv", "id,tax\nChai,GST18\n");
        folder.Write("data/prices.csv", "id,item,price\nWholesale,Chai,15.50\n");
        folder.Write("data/balances.csv", "date,bank,equity,amount\n2026-03-31,House bank,Capital,1000.00\n");
    }
}
