using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// What a fault does to a call, measured: a run of two accounts and three expenses, of which Zoho keeps nothing unique, so that only the
/// run itself keeps a record from being made twice. Requests 2 and 3 make the accounts, 4 to 6 the expenses; 1 asks for the organisation.
/// </summary>
internal static class FaultMatrix
{
    /// <summary>Accounts and expenses.</summary>
    public const int Records = 5;

    private const string LastCreate = "6";
    private const string Look = "7";

    /// <summary>The faults that strike a create, on the last one; what shows late is looked for, so its answer is lost as well.</summary>
    public static IEnumerable<(string Name, string Faults)> OnCreate => FaultTable.All
        .Where(fault => fault.Strikes is FaultTarget.Call or FaultTarget.Record)
        .Select(fault => (fault.Name, fault.Strikes == FaultTarget.Record ? $"{fault.Name}=1@00:05:00,commit-drop#{LastCreate}" : $"{fault.Name}#{LastCreate}"));

    /// <summary>The faults that strike the list call by which an expense whose answer was lost is looked for.</summary>
    public static IEnumerable<(string Name, string Faults)> OnLook => FaultTable.All
        .Where(fault => fault.Strikes is FaultTarget.Call or FaultTarget.List)
        .Select(fault => (fault.Name, $"commit-drop#{LastCreate},{fault.Name}#{Look}"));

    /// <summary>The faults of the token endpoint, on the first call there.</summary>
    public static IEnumerable<(string Name, string Faults)> OnToken => FaultTable.All
        .Where(fault => fault.Strikes == FaultTarget.Token)
        .Select(fault => (fault.Name, $"{fault.Name}#1"));

    /// <summary>Where the process is killed (<see cref="KillPoint"/>), what that strikes, and what goes wrong at Zoho before.</summary>
    public static IEnumerable<(string Point, string Call, string Occurrence, string Faults)> Kills { get; } =
    [
        ("after-intent", "create", LastCreate, ""),
        ("after-answer", "create", LastCreate, ""),
        ("after-intent", "look", Look, $"commit-drop#{LastCreate}"),
        ("after-answer", "look", Look, $"commit-drop#{LastCreate}"),
        ("before-file", "token", "1", ""),
        ("after-file", "token", "1", ""),
    ];

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: matrix\nproducts: [books]\nstreams: [accounts, expenses]");
        folder.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { from: type } }");
        folder.Write("pack/expenses.yaml", """
            module: books.expenses
            source: expenses.csv
            key: [id]
            fields:
              account_id: { ref: accounts, from: for }
              paid_through_account_id: { ref: accounts, from: with }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
            """);
        folder.Write("data/accounts.csv", "id,type\nRent,expense\nCash,cash\n");
        folder.Write("data/expenses.csv", "id,for,with\n1,Rent,Cash\n2,Rent,Cash\n3,Rent,Cash\n");
    }
}
