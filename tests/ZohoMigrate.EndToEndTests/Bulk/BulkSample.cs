using System.Globalization;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Bulk;

/// <summary>
/// Leads, and accounts with their contacts, for Zoho CRM by jobs of bulk write. Zoho keeps nothing of them unique, and many are alike in all their
/// columns but the key; their notes have line breaks, quotes and commas.
/// </summary>
/// <param name="leads">How many leads.</param>
/// <param name="accounts">How many accounts.</param>
/// <param name="contacts">How many contacts, each of one of the accounts.</param>
internal sealed class BulkSample(int leads, int accounts = 0, int contacts = 0)
{
    private const string Scale = "10";

    private static readonly string[] Notes = ["", "plain", "two\nlines", "a \"word\", and another", "=1+1", " blanks before", "Größe ✓"];

    public int Records => leads + accounts + contacts;

    /// <summary>Those that have records.</summary>
    public Dictionary<string, (string Module, int Records, int? Calls)> Streams => new Dictionary<string, (string Module, int Records, int? Calls)>(StringComparer.Ordinal)
    {
        ["leads"] = ("crm.leads", leads, null),
        ["accounts"] = ("crm.accounts", accounts, null),
        ["contacts"] = ("crm.contacts", contacts, null),
    }.Where(stream => stream.Value.Records > 0).ToDictionary(StringComparer.Ordinal);

    /// <summary>Further fields of the leads' mapping.</summary>
    public string MoreOfLeads { get; init; } = "";

    /// <summary>What the n-th lead is called.</summary>
    public Func<int, string> LastName { get; init; } = number => $"Person {number % 7}";

    /// <summary>A sandbox in which a minute takes six seconds, and that takes a second copy of anything.</summary>
    /// <param name="folder">Where it keeps its books.</param>
    /// <param name="time">How long a job takes.</param>
    /// <param name="options">Further ones.</param>
    public static Task<SandboxProcess> StartAsync(TemporaryFolder folder, string time = "00:00:06", params string[] options) => SandboxProcess.StartAsync(
        folder.Path, ["--window", "00:00:10", "--state", folder["zoho.db"], "--bulk-time", time, "--config", $"Sandbox:TimeScale={Scale}", .. options]);

    /// <summary>What a run's environment needs to reach it by jobs. What a connection may take does not get shorter with the clock.</summary>
    public static Dictionary<string, string> Environment(SandboxProcess sandbox, TemporaryFolder folder, string choice = "always") => new(sandbox.Environment, StringComparer.Ordinal)
    {
        ["ZOHOMIGRATE_State__Folder"] = folder["state"],
        ["ZOHOMIGRATE_Sandbox__TimeScale"] = Scale,
        ["ZOHOMIGRATE_Limits__Crm__Window"] = "00:00:10",
        ["ZOHOMIGRATE_Delivery__Bulk"] = choice,
        ["ZOHOMIGRATE_Delivery__SettleDelay"] = "00:00:02",
        ["ZOHOMIGRATE_Delivery__LateArrival"] = "00:00:05",
        ["ZOHOMIGRATE_Delivery__AbsenceDelay"] = "00:00:10",
        ["ZOHOMIGRATE_Delivery__JobArrival"] = "00:00:20",
    };

    /// <summary>Gives <c>pack</c> and <c>data</c> to a folder.</summary>
    public void Write(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: bulk-sample\nproducts: [crm]\nstreams: [leads, accounts, contacts]");
        folder.Write("pack/leads.yaml", $$"""
            module: crm.leads
            source: leads.csv
            key: [id]
            fields:
              Last_Name: { from: name }
              Email: { from: email }
              Description: { from: note }
            {{MoreOfLeads}}
            """);
        folder.Write("pack/accounts.yaml", "module: crm.accounts\nsource: accounts.csv\nkey: [id]\nfields: { Account_Name: { from: name } }");
        folder.Write("pack/contacts.yaml", """
            module: crm.contacts
            source: contacts.csv
            key: [id]
            fields:
              Last_Name: { from: name }
              Account_Name: { ref: accounts, from: account }
              Date_of_Birth: { from: born, type: date, formats: [yyyy-MM-dd] }
            """);
        folder.Write("data/leads.csv", Table("id,name,email,note", leads, number =>
            string.Create(CultureInfo.InvariantCulture, $"{number},{LastName(number)},{number % 7}@example.com,{Quoted(Notes[number % Notes.Length])}")));
        folder.Write("data/accounts.csv", Table("id,name", accounts, number => string.Create(CultureInfo.InvariantCulture, $"{number},Company {number % 7}")));
        folder.Write("data/contacts.csv", Table("id,name,account,born", contacts, number =>
            string.Create(CultureInfo.InvariantCulture, $"{number},Person {number % 7},{1 + (number % accounts)},1990-02-{1 + (number % 28):00}")));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Table(string head, int count, Func<int, string> cells) => string.Join('\n', Enumerable.Range(1, count).Select(cells).Prepend(head)) + "\n";
}
