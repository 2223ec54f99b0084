namespace ZohoMigrate.Testing.TallyGst;

/// <summary>Who and what there is: a made-up dealer in hardware and yarn in Pune, with all that is odd about its names.</summary>
internal static class GstCompany
{
    public const string Home = "Maharashtra";
    public const string Bank = "HDFC Bank 5020 0012 3456 78";
    public const string Overdraft = "ICICI Bank OD";
    public const string Cash = "Cash";

    public static IReadOnlyList<TallyParty> Debtors { get; } =
    [
        new("Deccan  Hardware", "Debtors Pune  City", Home, "ZZZFD1001A", "411001", 30),
        new("M/s A&B \"Traders\", Pune", "Debtors Pune  City", Home, "ZZZFA1002B", "411002", 30),
        new("\u0936\u094D\u0930\u0940 \u0917\u0923\u0947\u0936 \u091F\u094D\u0930\u0947\u0921\u0930\u094D\u0938", "Debtors Maharashtra", Home, "ZZZPG1003C", "422001", 15),
        new("Konkan Mills", "Debtors Maharashtra", Home, "ZZZCK1004D", "415612", 45),
        new("Sahyadri Builders & Co.", "Debtors Maharashtra", Home, "ZZZFS1005E", "416001", 30),
        new("Nashik Pumps (P) Ltd", "Debtors Maharashtra", Home, "ZZZCN1006F", "422101", 30),
        new("Walk-in Customer", "Sundry Debtors", Home, "", "411004", 0),
        new("Bengaluru Electricals", "Debtors Karnataka", "Karnataka", "ZZZCB1007G", "560001", 30),
        new("Tungabhadra Tools", "Debtors Karnataka", "Karnataka", "ZZZFT1008H", "583101", 30),
        new("Hubli Motors, Unit #2", "Debtors Karnataka", "Karnataka", "ZZZCH1009J", "580020", 30),
        new("Mangaluru Marine's Stores", "Debtors Karnataka", "Karnataka", "ZZZFM1010K", "575001", 15),
        new("Belagavi Looms", "Debtors Karnataka", "Karnataka", "ZZZPB1011L", "590001", 45),
    ];

    public static IReadOnlyList<TallyParty> Creditors { get; } =
    [
        new("Shakti Bearings Pvt Ltd", "Creditors Goods", Home, "ZZZCS2001M", "411018", 30),
        new("Pune Wire Works", "Creditors Goods", Home, "ZZZFP2002N", "411019", 30),
        new("Ichalkaranji Jute Co", "Creditors Goods", Home, "ZZZFI2003P", "416115", 15),
        new("Mysuru Yarn Mills", "Creditors Goods", "Karnataka", "ZZZCM2004Q", "570001", 45),
        new("Peenya Hoses & Paints", "Creditors Goods", "Karnataka", "ZZZFP2005R", "560058", 30),
        new("Rao & Associates, CA", "Creditors Services", Home, "ZZZFR2006S", "411005", 15),
        new("Namma Transport", "Creditors Services", "Karnataka", "ZZZFN2007T", "560022", 7),
        new("Vasant Patil (Landlord)", "Creditors Services", Home, "", "411030", 0),
    ];

    public static IReadOnlyList<StockItem> Items { get; } =
    [
        new("Ball Bearing 6204", "Hardware", "Nos", "84821011", 18, 185, 128, 300),
        new("Steel Bolt M8 (100 pcs)", "Hardware", "Box", "73181500", 18, 640, 455.50m, 240),
        new("Copper Wire 1.5 sqmm", "Electricals", "Mtr", "74081990", 18, 27.35m, 19.80m, 1500),
        new("Hose 1/2\" Rubber", "Hardware", "Mtr", "40091100", 18, 92.50m, 61.25m, 200),
        new("Paint \u2013 White, 4 L", "Hardware", "Nos", "32091010", 18, 1149, 871, 60),
        new("Cotton Yarn 40s", "Yarn", "Kgs", "52051410", 5, 312.40m, 268.75m, 400),
        new("Jute Bag", "Yarn", "Nos", "63051040", 5, 58, 41.10m, 500),
    ];

    /// <summary>Groups that the company has made itself: name, parent, and the standard group above them all.</summary>
    public static IReadOnlyList<(string Name, string Parent, string Primary)> OwnGroups { get; } =
    [
        ("Debtors Maharashtra", "Sundry Debtors", "Sundry Debtors"),
        ("Debtors Pune  City", "Debtors Maharashtra", "Sundry Debtors"),
        ("Debtors Karnataka", "Sundry Debtors", "Sundry Debtors"),
        ("Creditors Goods", "Sundry Creditors", "Sundry Creditors"),
        ("Creditors Services", "Sundry Creditors", "Sundry Creditors"),
        ("GST Output", "Duties & Taxes", "Duties & Taxes"),
        ("GST Input", "Duties & Taxes", "Duties & Taxes"),
        ("Sales GST", "Sales Accounts", "Sales Accounts"),
        ("Office Expenses", "Indirect Expenses", "Indirect Expenses"),
    ];

    /// <summary>All ledgers but those of parties and taxes: name, group, opening balance (a debit is negative).</summary>
    public static IReadOnlyList<(string Name, string Group, decimal Opening)> Ledgers { get; } =
    [
        (Cash, "Cash-in-Hand", -38420m),
        ("Petty Cash", "Cash-in-Hand", -5000m),
        // Tally's own, which stands under no group; the blank is in real exports.
        ("Profit & Loss A/c", " Primary", 212480.50m),
        ("Ravi Kulkarni Capital", "Capital Account", 801081.25m),
        (Bank, "Bank Accounts", -486250.75m),
        (Overdraft, "Bank OD A/c", 125000m),
        ("Loan from Meera Kulkarni", "Unsecured Loans", 300000m),
        ("Computers & Printers", "Fixed Assets", -184500m),
        ("Shop Furniture", "Fixed Assets", -96000m),
        ("Security Deposit (Shop)", "Deposits (Asset)", -150000m),
        ("TDS Receivable 2024-25", "Loans & Advances (Asset)", 0m),
        ("GST Payable", "Duties & Taxes", 0m),
        ("Sales GST 18%", "Sales GST", 0m),
        ("Sales GST 5%", "Sales GST", 0m),
        ("Installation Charges_GST_18%", "Sales Accounts", 0m),
        ("Interest Received", "Indirect Incomes", 0m),
        ("Purchase GST 18%", "Purchase Accounts", 0m),
        ("Purchase GST 5%", "Purchase Accounts", 0m),
        ("Freight Inward", "Direct Expenses", 0m),
        ("Professional Fees", "Indirect Expenses", 0m),
        ("Shop Rent", "Indirect Expenses", 0m),
        ("Salaries", "Indirect Expenses", 0m),
        ("Electricity", "Office Expenses", 0m),
        ("Telephone & Internet", "Office Expenses", 0m),
        ("Bank Charges", "Indirect Expenses", 0m),
        ("Discount Allowed", "Indirect Expenses", 0m),
        ("Round Off", "Indirect Expenses", 0m),
    ];

    /// <summary>What parties owed and were owed when the year began, bill by bill; a name without a bill is on account.</summary>
    public static IReadOnlyList<(string Party, string Bill, DateOnly Date, decimal Amount)> OpeningBills { get; } =
    [
        ("Deccan  Hardware", "GST/23-24/087", new(2024, 2, 12), -70800m),
        ("Deccan  Hardware", "GST/23-24/094", new(2024, 3, 5), -47200m),
        ("M/s A&B \"Traders\", Pune", "GST/23-24/091", new(2024, 2, 27), -54000m),
        ("M/s A&B \"Traders\", Pune", "", new(2024, 3, 31), -5000m),
        (Debtors[2].Name, "GST/23-24/096", new(2024, 3, 18), -35400m),
        ("Bengaluru Electricals", "GST/23-24/083", new(2024, 1, 30), -41300m),
        ("Bengaluru Electricals", "GST/23-24/098", new(2024, 3, 26), -47200m),
        ("Tungabhadra Tools", "ADV/23-24/02", new(2024, 3, 20), 10000m),
        ("Shakti Bearings Pvt Ltd", "SB-2231", new(2024, 2, 20), 82600m),
        ("Shakti Bearings Pvt Ltd", "SB-2290", new(2024, 3, 22), 59000m),
        ("Mysuru Yarn Mills", "MYM/1187", new(2024, 3, 14), 52500m),
        ("Pune Wire Works", "ADV/PWW/1", new(2024, 3, 28), -8000m),
    ];
}
