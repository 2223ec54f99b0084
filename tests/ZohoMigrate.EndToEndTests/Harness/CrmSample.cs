using System.Globalization;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// Accounts and their contacts for Zoho CRM, which keeps nothing of them unique: many are alike in all their columns but the key, so that
/// nothing but our own marker says which is which.
/// </summary>
/// <param name="accounts">How many accounts.</param>
/// <param name="contacts">How many contacts, each of one of them.</param>
internal sealed class CrmSample(int accounts, int contacts)
{
    /// <summary>The window of the sandbox, as <see cref="Environment"/> tells it to runs.</summary>
    public const string Window = "--window=00:00:01";

    private const int MostOfACall = 100;

    public int Records => accounts + contacts;

    /// <summary>Module → how many records it must hold.</summary>
    public IReadOnlyDictionary<string, int> Expected => new Dictionary<string, int>(StringComparer.Ordinal) { ["crm.accounts"] = accounts, ["crm.contacts"] = contacts };

    /// <summary>What a run's environment needs to reach such a sandbox, and not to wait for minutes.</summary>
    public static Dictionary<string, string> Environment(SandboxProcess sandbox, TemporaryFolder folder) =>
        new(NorthwindJourneyTests.Environment(sandbox, folder), StringComparer.Ordinal) { ["ZOHOMIGRATE_Limits__Crm__Window"] = "00:00:01" };

    /// <summary>Calls that make so many records, where all are ready.</summary>
    public static int CallsFor(int records) => (records + MostOfACall - 1) / MostOfACall;

    /// <param name="folder">Gets <c>pack</c> and <c>data</c>.</param>
    /// <param name="lastName">What the n-th contact is called.</param>
    public void Write(TemporaryFolder folder, Func<int, string>? lastName = null)
    {
        folder.Write("pack/migration.yaml", "name: crm-sample\nproducts: [crm]\nstreams: [accounts, contacts]");
        folder.Write("pack/accounts.yaml", "module: crm.accounts\nsource: accounts.csv\nkey: [id]\nfields: { Account_Name: { from: name } }");
        folder.Write("pack/contacts.yaml", """
            module: crm.contacts
            source: contacts.csv
            key: [id]
            fields:
              Last_Name: { from: name }
              Email: { from: email }
              Account_Name: { ref: accounts, from: account }
            """);
        folder.Write("data/accounts.csv", Table("id,name", accounts, number => $"Company {number % 7}"));
        folder.Write("data/contacts.csv", Table(
            "id,name,email,account",
            contacts,
            number => string.Create(CultureInfo.InvariantCulture, $"{lastName?.Invoke(number) ?? $"Person {number % 7}"},{number % 7}@example.com,{1 + (number % accounts)}")));
    }

    private static string Table(string head, int count, Func<int, string> cells) => string.Join(
        '\n', Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number},{cells(number)}")).Prepend(head)) + "\n";
}
