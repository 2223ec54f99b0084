using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// Records that are no rows of one file: customers from a view, invoices from groups of rows that refer to them by name, expenses in accounts
/// that are looked up. At a Zoho that would take a second copy of anything, and loses answers.
/// </summary>
public sealed class RowsOfManyFilesKillTests(ITestOutputHelper output)
{
    private const int MostKills = 4;
    private const int Customers = 12;
    private const int Invoices = 14;
    private const int Expenses = 10;
    private const int LinesEach = 3;

    [Fact]
    public async Task Run_KilledAgainAndAgainWithFaults_MakesEachRecordOnceOfAllItsRows()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path,
            "--limit", "200", "--window", "00:00:01", "--no-uniqueness", "--state", folder["zoho.db"], "--faults", "drop=0.02,commit-drop=0.03,commit-500=0.02,seed=11");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "200";
        WriteChart(folder);
        WriteOffice(folder);
        using (var chart = Start(folder, environment, "chart", "first"))
            Assert.True(await chart.WaitAsync() == 0, chart.Error + chart.Output);

        var chance = new Random(20261130);
        var kills = 0;
        while (kills < MostKills)
        {
            using var victim = Start(folder, CliProcess.Doomed(environment, $"after-answer#{chance.Next(3, 12)}"), "office", "second", "--new-ledger");
            if (await victim.WaitAsync() != CliProcess.Killed)
                break;
            kills++;
        }

        using var last = Start(folder, environment, "office", "second", "--new-ledger");
        Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed {kills} times"));
        Assert.InRange(kills, 3, MostKills);
        await AssertOnceAsync(sandbox);
        await AssertWholeAsync(sandbox);
        AssertAccounts(RunFiles.Summary(folder["second"]));
    }

    private static async Task AssertOnceAsync(SandboxProcess sandbox)
    {
        var zoho = await sandbox.SummaryAsync();
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(
            (Customers, Invoices, Expenses),
            ((await sandbox.RecordsAsync("books.contacts")).Count, (await sandbox.RecordsAsync("books.invoices")).Count, (await sandbox.RecordsAsync("books.expenses")).Count));
    }

    private static async Task AssertWholeAsync(SandboxProcess sandbox)
    {
        var names = (await sandbox.RecordsAsync("books.contacts")).ToDictionary(contact => contact!["contact_id"]!.ToString(), contact => contact!["contact_name"]!.ToString());
        foreach (var invoice in await sandbox.RecordsAsync("books.invoices"))
        {
            var number = int.Parse(invoice!["invoice_number"]!.ToString()[1..], CultureInfo.InvariantCulture);
            Assert.Equal($"Customer {number % Customers}", names[invoice["customer_id"]!.ToString()]);
            Assert.Equal(Enumerable.Range(0, LinesEach).Select(line => $"Item {number}-{line}"), invoice["line_items"]!.AsArray().Select(line => line!["name"]!.ToString()));
        }

        var rent = (await sandbox.RecordsAsync("books.accounts")).Single(account => account!["account_name"]!.ToString() == "Rent")!["account_id"]!.ToString();
        Assert.All(await sandbox.RecordsAsync("books.expenses"), expense => Assert.Equal(rent, expense!["account_id"]!.ToString()));
    }

    // Law 1, by what the run says of itself.
    private static void AssertAccounts(JsonObject summary)
    {
        Assert.Equal(Customers + Invoices + Expenses, RunFiles.AtZoho(summary));
        Assert.Equal(Customers + Invoices + Expenses, RunFiles.Total(summary, "records"));
        string[] roles = ["inRecords", "excluded", "orphan", "unreadable"];
        Assert.All(summary["files"]!.AsArray(), file => Assert.Equal(SandboxProcess.Count(file!["rows"]), roles.Sum(role => SandboxProcess.Count(file[role]))));
        var sales = summary["files"]!.AsArray().Single(file => file!["file"]!.ToString() == "sales.csv")!;
        Assert.Equal(Invoices * LinesEach, SandboxProcess.Count(sales["inRecords"]));
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment, string pack, string run, params string[] options) =>
        CliProcess.Start(folder.Path, environment, ["run", folder[pack], "--data", folder["data"], "--run", folder[run], .. options]);

    private static void WriteChart(TemporaryFolder folder) => folder
        .Write("chart/migration.yaml", "name: chart\nproducts: [books]\nstreams: [accounts]\n")
        .Write("chart/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [name]\nfields: { account_name: { from: name }, account_type: { from: type } }\n")
        .Write("data/accounts.csv", "name,type\nRent,expense\nPetty Cash,cash\n");

    private static void WriteOffice(TemporaryFolder folder) => folder
        .Write("office/migration.yaml", "name: office\nproducts: [books]\nstreams: [customers, invoices, expenses]\ntables: { parties: parties.csv, places: { file: places.csv, index: [party] } }\n")
        .Write("office/views/customers.sql", "SELECT p._row, p.id, p.name, l.city FROM parties p JOIN places l ON l.party = p.id ORDER BY p.id DESC\n")
        .Write("office/customers.yaml", "module: books.contacts\nsource: { view: views/customers.sql }\nkey: [id]\nfields: { contact_name: { from: name }, company_name: { from: city } }\n")
        .Write("office/invoices.yaml", """
            module: books.invoices
            source: sales.csv
            group_by: [no]
            fields:
              customer_id: { ref: customers, by: name, from: customer }
              invoice_number: { template: "I{no}" }
              date: { const: 2024-01-02 }
              line_items: { each: line, fields: { name: { from: item }, rate: { const: 5 }, quantity: { const: 1 } } }
            """)
        .Write("office/expenses.yaml", """
            module: books.expenses
            source: expenses.csv
            key: [no]
            fields:
              account_id: { lookup: books.accounts, by: account_name, from: account }
              paid_through_account_id: { lookup: books.accounts, by: account_name, const: Petty Cash }
              date: { const: 2024-01-03 }
              amount: { from: amount }
            """)
        .Write("data/parties.csv", $"id,name\n{Lines(Customers, i => $"{i},Customer {i}")}")
        .Write("data/places.csv", $"party,city\n{Lines(Customers, i => $"{i},Town {i}")}")
        // The rows of an invoice stand far apart.
        .Write("data/sales.csv", $"no,customer,item\n{Lines(Invoices * LinesEach, i => $"{i % Invoices},Customer {i % Invoices % Customers},Item {i % Invoices}-{i / Invoices}")}")
        .Write("data/expenses.csv", $"no,account,amount\n{Lines(Expenses, i => $"{i},RENT,{10 + i}")}");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
