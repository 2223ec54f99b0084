namespace ZohoMigrate.Tests.Packs;

/// <summary>The tables of tally-database-loader that the pack reads.</summary>
internal static class TallyColumns
{
    public static IReadOnlyList<SourceColumns> Files { get; } =
    [
        new("mst_group.csv", "name, parent", "guid, primary_group, is_revenue, is_deemedpositive, is_reserved, affects_gross_profit, sort_position",
            "name=Sundry Debtors", "name=Sundry Creditors", "name=Bank Accounts", "name=Sales Accounts", "name=Purchase Accounts", "name=Duties & Taxes", "name=South|parent=Sundry Debtors"),
        new("mst_ledger.csv",
            "guid, name, parent, alias, description, notes, is_revenue, is_deemedpositive, opening_balance, closing_balance, mailing_name, mailing_address, mailing_state, "
                + "mailing_country, mailing_pincode, email, mobile, it_pan, gstn, gst_registration_type, gst_duty_head, tax_rate, bank_account_holder, bank_account_number, bank_ifsc, "
                + "bank_swift, bank_name, bank_branch, bill_credit_period",
            "gst_supply_type",
            "guid=asha|name=Asha|parent=South|closing_balance=-5|gstn=29AAGCK7305Q1ZV|gst_registration_type=Composition|mailing_state=Karnataka|bill_credit_period=30",
            "guid=mill|name=Mill|parent=Sundry Creditors|opening_balance=40", "guid=hdfc|name=HDFC|parent=Bank Accounts|opening_balance=-100", "guid=odd|name=Odd|parent=Nowhere|is_revenue=1|is_deemedpositive=1",
            "guid=s18|name=Sales 18|parent=Sales Accounts|tax_rate=18", "guid=s5|name=Sales 5|parent=Sales Accounts|tax_rate=5", "guid=sales|name=Sales|parent=Sales Accounts",
            "guid=buy|name=Purchases|parent=Purchase Accounts", "guid=igst|name=IGST|parent=Duties & Taxes|gst_duty_head=IGST"),
        new("mst_vouchertype.csv", "name, parent", "guid, numbering_method, is_deemedpositive, affects_stock", "name=GST Sales|parent=Sales"),
        new("mst_stock_item.csv",
            "name, alias, description, notes, part_number, uom, alternate_uom, opening_value, gst_type_of_supply, gst_hsn_code, gst_hsn_description, gst_rate",
            "guid, parent, category, conversion, opening_balance, opening_rate, closing_balance, closing_rate, closing_value, costing_method, gst_taxability",
            "name=Chai|uom=Nos|gst_type_of_supply=Services|gst_rate=18", "name=Rice|uom=Kgs|gst_type_of_supply=Services|gst_rate=5"),
        new("mst_opening_bill_allocation.csv", "ledger, opening_balance, bill_date, name, bill_credit_period", "is_advance",
            "ledger=Mill|opening_balance=40|bill_date=2024-01-05|name=M/7|bill_credit_period=30"),
        new("trn_voucher.csv",
            "guid, date, voucher_type, voucher_number, reference_number, reference_date, narration, party_name, place_of_supply, is_accounting_voucher, is_inventory_voucher, is_order_voucher",
            "is_invoice",
            "guid=v1|date=2024-04-03|voucher_type=GST Sales|voucher_number=S/1|party_name=Asha|place_of_supply=Karnataka|is_accounting_voucher=1",
            "guid=v2|date=2024-04-04|voucher_type=Sales|voucher_number=S/2|party_name=Asha|is_accounting_voucher=1",
            "guid=v3|date=2024-04-05|voucher_type=Receipt|voucher_number=R/3|party_name=Asha|is_accounting_voucher=1")
        {
            Probes = new Dictionary<string, string>(StringComparer.Ordinal) { ["is_accounting_voucher"] = "0", ["is_inventory_voucher"] = "1", ["is_order_voucher"] = "1" },
        },
        new("trn_accounting.csv", "guid, ledger, amount, amount_forex", "currency",
            "guid=v1|ledger=Asha|amount=-223", "guid=v1|ledger=Sales 18|amount=100", "guid=v1|ledger=Sales 5|amount=100", "guid=v1|ledger=IGST|amount=23",
            "guid=v2|ledger=Asha|amount=-223", "guid=v2|ledger=Sales|amount=200", "guid=v2|ledger=IGST|amount=23", "guid=v3|ledger=HDFC|amount=-60", "guid=v3|ledger=Asha|amount=60")
        {
            Probes = new Dictionary<string, string>(StringComparer.Ordinal) { ["amount_forex"] = "7" },
        },
        new("trn_inventory.csv", "guid, item, quantity, rate, amount", "additional_amount, discount_amount, godown, tracking_number, order_number, order_duedate",
            "guid=v2|item=Chai|quantity=-3|rate=33.3333|amount=100", "guid=v2|item=Rice|quantity=-1|rate=100|amount=100"),
        new("trn_bill.csv", "guid, ledger, name, amount, billtype, bill_credit_period", "",
            "guid=v1|ledger=Asha|name=S/1|amount=-223|billtype=New Ref|bill_credit_period=30", "guid=v3|ledger=Asha|name=S/9|amount=60|billtype=Agst Ref"),
        new("trn_bank.csv", "guid, transaction_type, instrument_date, instrument_number, bank_name", "ledger, amount, bankers_date",
            "guid=v3|transaction_type=Cheque|instrument_number=000123"),
    ];
}
