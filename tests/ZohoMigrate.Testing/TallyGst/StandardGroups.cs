namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The groups that every company in Tally has.</summary>
internal static class StandardGroups
{
    /// <summary>Name, parent, whether of income and expense, whether a debit is usual, whether it counts for gross profit, place.</summary>
    public static IReadOnlyList<(string Name, string Parent, bool IsRevenue, bool IsDebit, bool IsGross, int Place)> All { get; } =
    [
        ("Bank Accounts", "Current Assets", false, true, false, 220),
        ("Bank OD A/c", "Loans (Liability)", false, false, false, 110),
        ("Branch / Divisions", "", false, false, false, 70),
        ("Capital Account", "", false, false, false, 10),
        ("Cash-in-Hand", "Current Assets", false, true, false, 210),
        ("Current Assets", "", false, true, false, 60),
        ("Current Liabilities", "", false, false, false, 30),
        ("Deposits (Asset)", "Current Assets", false, true, false, 180),
        ("Direct Expenses", "", true, true, true, 260),
        ("Direct Incomes", "", true, false, true, 250),
        ("Duties & Taxes", "Current Liabilities", false, false, false, 140),
        ("Fixed Assets", "", false, true, false, 40),
        ("Indirect Expenses", "", true, true, false, 280),
        ("Indirect Incomes", "", true, false, false, 270),
        ("Investments", "", false, true, false, 50),
        ("Loans & Advances (Asset)", "Current Assets", false, true, false, 190),
        ("Loans (Liability)", "", false, false, false, 20),
        ("Misc. Expenses (ASSET)", "", false, true, false, 80),
        ("Provisions", "Current Liabilities", false, false, false, 150),
        ("Purchase Accounts", "", true, true, true, 240),
        ("Reserves & Surplus", "Capital Account", false, false, false, 100),
        ("Sales Accounts", "", true, false, true, 230),
        ("Secured Loans", "Loans (Liability)", false, false, false, 120),
        ("Stock-in-Hand", "Current Assets", false, true, false, 170),
        ("Sundry Creditors", "Current Liabilities", false, false, false, 160),
        ("Sundry Debtors", "Current Assets", false, true, false, 200),
        ("Suspense A/c", "", false, false, false, 90),
        ("Unsecured Loans", "Loans (Liability)", false, false, false, 130),
    ];

    /// <summary>The standard group of this name; null where it is none.</summary>
    public static (bool IsRevenue, bool IsDebit, bool IsGross)? Find(string name) =>
        All.Where(group => group.Name == name).Select(group => ((bool, bool, bool)?)(group.IsRevenue, group.IsDebit, group.IsGross)).FirstOrDefault();
}
