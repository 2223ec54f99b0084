namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The files of one export, and the ids in them.</summary>
internal sealed class TallyTables
{
    private const string Company = "6f2b8c14-51d7-4e0a-9c3e-27aa24250001";
    private int _ids;

    public TallyTable Groups { get; } = new(
        "mst_group", "guid", "name", "parent", "primary_group", "*is_revenue", "*is_deemedpositive", "*is_reserved", "*affects_gross_profit", "*sort_position");

    public TallyTable Ledgers { get; } = new(
        "mst_ledger",
        ["guid", "name", "parent", "alias", "description", "notes", "*is_revenue", "*is_deemedpositive", "*opening_balance", "*closing_balance",
            "mailing_name", "mailing_address", "mailing_state", "mailing_country", "mailing_pincode", "email", "mobile", "it_pan", "gstn", "gst_registration_type",
            "gst_supply_type", "gst_duty_head", "*tax_rate", "bank_account_holder", "bank_account_number", "bank_ifsc", "bank_swift", "bank_name", "bank_branch",
            "*bill_credit_period"]);

    public TallyTable VoucherTypes { get; } = new("mst_vouchertype", "guid", "name", "parent", "numbering_method", "*is_deemedpositive", "*affects_stock");

    public TallyTable Units { get; } = new("mst_uom", "guid", "name", "formalname", "*is_simple_unit", "base_units", "additional_units", "*conversion");

    public TallyTable Godowns { get; } = new("mst_godown", "guid", "name", "parent", "address");

    public TallyTable StockGroups { get; } = new("mst_stock_group", "guid", "name", "parent");

    public TallyTable StockItems { get; } = new(
        "mst_stock_item",
        ["guid", "name", "parent", "category", "alias", "description", "notes", "part_number", "uom", "alternate_uom", "*conversion", "*opening_balance", "*opening_rate",
            "*opening_value", "*closing_balance", "*closing_rate", "*closing_value", "costing_method", "gst_type_of_supply", "gst_hsn_code", "gst_hsn_description",
            "*gst_rate", "gst_taxability"]);

    public TallyTable OpeningBills { get; } = new("mst_opening_bill_allocation", "ledger", "*opening_balance", "bill_date", "name", "*bill_credit_period", "*is_advance");

    public TallyTable CostCentres { get; } = new("mst_cost_centre", "guid", "name", "parent", "category");

    public TallyTable Vouchers { get; } = new(
        "trn_voucher",
        ["guid", "date", "voucher_type", "voucher_number", "reference_number", "reference_date", "narration", "party_name", "place_of_supply", "*is_invoice",
            "*is_accounting_voucher", "*is_inventory_voucher", "*is_order_voucher"]);

    public TallyTable Accounting { get; } = new("trn_accounting", "guid", "ledger", "*amount", "*amount_forex", "currency");

    public TallyTable Inventory { get; } = new(
        "trn_inventory", "guid", "item", "*quantity", "*rate", "*amount", "*additional_amount", "*discount_amount", "godown", "tracking_number", "order_number", "order_duedate");

    public TallyTable Bills { get; } = new("trn_bill", "guid", "ledger", "name", "*amount", "billtype", "*bill_credit_period");

    public TallyTable Banks { get; } = new("trn_bank", "guid", "ledger", "transaction_type", "instrument_date", "instrument_number", "bank_name", "*amount", "bankers_date");

    public TallyTable VoucherCostCentres { get; } = new("trn_cost_centre", "guid", "ledger", "costcentre", "*amount");

    /// <summary>Every file's name and bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => new[]
    {
        Groups, Ledgers, VoucherTypes, Units, Godowns, StockGroups, StockItems, OpeningBills, CostCentres, Vouchers, Accounting, Inventory, Bills, Banks, VoucherCostCentres,
    }.ToDictionary(table => $"{table.Name}.csv", table => table.ToBytes(), StringComparer.Ordinal);

    /// <summary>The next id, which begins with the company's.</summary>
    public string NextGuid() => $"{Company}-{++_ids:x8}";
}
