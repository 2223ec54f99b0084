using System.Globalization;

namespace ZohoMigrate.Testing.Large;

/// <summary>
/// A made-up company of Tally of any size, as tally-database-loader writes it: sales and purchases with GST, and what is paid for them. A
/// hundred thousand vouchers have three hundred thousand legs. All of it is good.
/// </summary>
public static class LargeTally
{
    private const int Parties = 5000;
    private const int Items = 200;

    private static readonly (string Name, string Group, string DutyHead)[] Ledgers =
    [
        ("Big Bank", "Bank Accounts", ""),
        ("Sales", "Sales Accounts", ""),
        ("Purchases", "Purchase Accounts", ""),
        ("Output CGST 9%", "Duties & Taxes", "CGST"),
        ("Output SGST 9%", "Duties & Taxes", "SGST/UTGST"),
        ("Input CGST 9%", "Duties & Taxes", "CGST"),
        ("Input SGST 9%", "Duties & Taxes", "SGST/UTGST"),
    ];

    /// <summary>Sales, receipts for them, purchases and payments for these, in turn.</summary>
    public static void Write(string folder, int vouchers)
    {
        WriteMasters(folder);
        using var voucher = Table(folder, "trn_voucher", "guid,date,voucher_type,voucher_number,reference_number,reference_date,narration,party_name,place_of_supply,is_invoice,is_accounting_voucher,is_inventory_voucher,is_order_voucher");
        using var accounting = Table(folder, "trn_accounting", "guid,ledger,amount,amount_forex,currency");
        using var inventory = Table(folder, "trn_inventory", "guid,item,quantity,rate,amount,additional_amount,discount_amount,godown,tracking_number,order_number,order_duedate");
        using var bill = Table(folder, "trn_bill", "guid,ledger,name,amount,billtype,bill_credit_period");
        for (var i = 0; i < vouchers; i++)
        {
            var document = i / 2;
            var (guid, party, isSold, isPaid) = ($"v-{i:D8}", $"{(document % 2 == 0 ? "Customer" : "Supplier")} {document % Parties:D5}", document % 2 == 0, i % 2 == 1);
            var (sign, net) = (isSold ? 1 : -1, 100m * (1 + (document % 97)));
            var (tax, number) = (net * 0.09m, $"{(isSold ? "S" : "P")}/{document:D7}");
            var type = (isSold, isPaid) switch { (true, false) => "Sales", (true, true) => "Receipt", (false, false) => "Purchase", _ => "Payment" };
            Row(voucher, $"\"{guid}\",\"{Day(i, vouchers)}\",\"{type}\",\"{number}\",\"{number}\",\"\",\"Voucher {i} of the company\",\"{party}\",\"Maharashtra\",{(isPaid ? 0 : 1)},1,0,0");
            Leg(party, (isPaid ? sign : -sign) * (net + (2 * tax)));
            Row(bill, $"\"{guid}\",\"{party}\",\"{number}\",{(isPaid ? sign : -sign) * (net + (2 * tax))},\"{(isPaid ? "Agst" : "New")} Ref\",{(isPaid ? 0 : 30)}");
            if (isPaid)
            {
                Leg("Big Bank", -sign * (net + (2 * tax)));
                continue;
            }

            Leg(isSold ? "Sales" : "Purchases", sign * net);
            Leg($"{(isSold ? "Output" : "Input")} CGST 9%", sign * tax);
            Leg($"{(isSold ? "Output" : "Input")} SGST 9%", sign * tax);
            Row(inventory, $"\"{guid}\",\"Item {document % Items}\",{-sign * (1 + (document % 97))},100,{sign * net},0,0,\"Main Location\",\"\",\"\",\"\"");

            void Leg(string ledger, decimal amount) => Row(accounting, $"\"{guid}\",\"{ledger}\",{amount},{amount},\"₹\"");
        }
    }

    private static void WriteMasters(string folder)
    {
        using var group = Table(folder, "mst_group", "guid,name,parent");
        foreach (var name in Ledgers.Select(ledger => ledger.Group).Concat(["Sundry Debtors", "Sundry Creditors"]).Distinct(StringComparer.Ordinal))
            Row(group, $"\"{name}\",\"{name}\",\"\"");
        using var ledgers = Table(folder, "mst_ledger", "guid,name,parent,is_revenue,is_deemedpositive,opening_balance,mailing_state,mailing_country,gst_duty_head");
        foreach (var (name, of, head) in Ledgers)
            Row(ledgers, $"\"l-{name}\",\"{name}\",\"{of}\",0,0,0,\"\",\"\",\"{head}\"");
        for (var party = 0; party < Parties; party++)
        {
            var (name, of) = party % 2 == 0 ? ("Customer", "Sundry Debtors") : ("Supplier", "Sundry Creditors");
            Row(ledgers, $"\"p-{party}\",\"{name} {party:D5}\",\"{of}\",0,0,0,\"Maharashtra\",\"India\",\"\"");
        }

        using var items = Table(folder, "mst_stock_item", "guid,name,parent,uom,opening_value,gst_type_of_supply,gst_hsn_code,gst_rate");
        for (var item = 0; item < Items; item++)
            Row(items, $"\"i-{item}\",\"Item {item}\",\"\",\"Nos\",0,\"Goods\",\"84821011\",18");
    }

    private static string Day(int voucher, int vouchers) =>
        new DateOnly(2023, 4, 1).AddDays((int)(730L * voucher / vouchers)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StreamWriter Table(string folder, string name, string columns)
    {
        var file = new StreamWriter(Path.Combine(folder, $"{name}.csv")) { NewLine = "\r\n" };
        file.WriteLine(columns);
        return file;
    }

    private static void Row(StreamWriter file, FormattableString cells) => file.WriteLine(cells.ToString(CultureInfo.InvariantCulture));
}
