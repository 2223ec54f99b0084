using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Moves into the CRM of a sandbox process of its own, judged by the sandbox's ledger.</summary>
public sealed class CrmJourneyTests
{
    private static readonly string Pack = Repository.PathOf("mappings", "salesforce-to-crm");
    private static readonly string Sample = Repository.PathOf("sample-data", "salesforce");

    [Fact]
    public async Task Run_TheSampleOfSalesforce_MakesEachRecordOnceInFullCalls()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--state", folder["zoho.db"]);

        var summary = await RunAsync(sandbox, folder, Sample);

        // One of the four contacts reports to another, which must be there before.
        await AssertMadeOnceAsync(sandbox, folder["run"], new() { ["accounts"] = ("crm.accounts", 103, 2), ["contacts"] = ("crm.contacts", 4, 2), ["opportunities"] = ("crm.deals", 38, 1) });
        Assert.Equal("completed", summary["state"]!.ToString());
        // Read as Windows-1252; a deal belongs to the account that was made of its own.
        var accounts = await sandbox.RecordsAsync("crm.accounts");
        var account = accounts.Single(account => account!["Account_Name"]!.ToString() == "Pébéo of America");
        Assert.Equal("SHERBROOKE", account!["Billing_City"]!.ToString());
        var ids = accounts.ToDictionary(account => account!["id"]!.ToString(), account => account!["Account_Name"]!.ToString(), StringComparer.Ordinal);
        Assert.All(await sandbox.RecordsAsync("crm.deals"), deal => Assert.Equal(ids[deal!["Account_Name"]!["id"]!.ToString()], deal["Account_Name"]!["name"]!.ToString()));
    }

    [Fact]
    public async Task Run_TheAccountsOfDataLoader_TakesACallForEachHundred()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--state", folder["zoho.db"]);

        await RunAsync(sandbox, folder, Sample, "--set", "accounts=accountData.csv");

        await AssertMadeOnceAsync(sandbox, folder["run"], new() { ["accounts"] = ("crm.accounts", 423, 5), ["contacts"] = ("crm.contacts", 4, 2), ["opportunities"] = ("crm.deals", 38, 1) });
    }

    [Fact]
    public async Task Run_DirtyRows_AreRejectedWithTheirReasonsAndTheOthersMade()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window);
        Spoil(folder);

        var summary = await RunAsync(sandbox, folder, folder["data"], exitCode: 1);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((103 - 3, 38 - 3), (Made(zoho, "crm.accounts"), Made(zoho, "crm.deals")));
        Assert.Equal((6, 0), (RunFiles.Total(summary, "rejected"), RunFiles.Total(summary, "refused")));
        Assert.Equal(
            [
                "accounts Account_Name required", "accounts Account_Name too-long", "accounts Employees not-an-integer",
                "opportunities Account_Name dangling-reference", "opportunities Closing_Date not-a-date", "opportunities Stage not-in-map",
            ],
            Problems(folder).Where(problem => problem["severity"]?.ToString() != "warning")
                .Select(problem => $"{problem["stream"]} {problem["field"]} {problem["code"]}").Order(StringComparer.Ordinal));
    }

    // Of it Zoho CRM takes five calls at once, of all others ten such.
    [Fact]
    public async Task Run_IntoTheFreeEdition_HasNoMoreCallsUnderWayThanItTakes()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--edition", "Free", "--latency", "00:00:00.300", "--state", folder["zoho.db"]);
        new CrmSample(1, 2500).Write(folder);

        await RunAsync(sandbox, folder, folder["data"], pack: folder["pack"]);

        await AssertMadeOnceAsync(sandbox, folder["run"], new() { ["contacts"] = ("crm.contacts", 2500, CrmSample.CallsFor(2500)) });
    }

    // What no rule of ours can know: a field that the organisation keeps unique. Which of those with the same value comes first is chance.
    [Fact]
    public async Task Run_SomeOfACallAreRefused_EndsWithExactlyThoseRefused()
    {
        int[] bad = [1, 100, 137, 250];
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--unique-field", "Last_Name");
        new CrmSample(1, 250).Write(folder, number => bad.Contains(number) ? "Person 50" : $"Person {number}");

        var summary = await RunAsync(sandbox, folder, folder["data"], pack: folder["pack"], exitCode: 1);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((1, CrmSample.CallsFor(250)), (Calls(zoho, "crm.accounts"), Calls(zoho, "crm.contacts")));
        Assert.Equal((1 + 250 - bad.Length, bad.Length), (RunFiles.AtZoho(summary), RunFiles.Total(summary, "refused")));
        Assert.InRange(SandboxProcess.Count(zoho["byStatus"]!["207"]), 2, 3);
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(["Person 50"], Rows(folder["run/errors/contacts.csv"]).Select(row => row.Split(',')[1]).Distinct(StringComparer.Ordinal));
        Assert.Single(await sandbox.RecordsAsync("crm.contacts"), contact => contact!["Last_Name"]!.ToString() == "Person 50");
    }

    [Fact]
    public async Task Run_ACallThatIsRefusedAsAWhole_IsHalvedUntilTheCulpritStandsAlone()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--faults", "poison=stumble");
        new CrmSample(1, 300).Write(folder, number => number is 42 or 271 ? "stumble" : $"Person {number}");

        var summary = await RunAsync(sandbox, folder, folder["data"], pack: folder["pack"], exitCode: 1);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((1 + 298, 2), (RunFiles.Total(summary, "created"), RunFiles.Total(summary, "refused")));
        Assert.Equal(298, Made(zoho, "crm.contacts"));
        Assert.Equal(["42", "271"], Rows(folder["run/errors/contacts.csv"]).Select(row => row.Split(',')[0]));
        // Two calls more for each halving of a call of a hundred.
        Assert.InRange(Calls(zoho, "crm.contacts"), 4, 3 + (2 * 2 * 7));
    }

    [Theory]
    [InlineData("commit-drop#3,commit-500#5,drop#6,seed=1")]
    [InlineData("truncated#3,commit-hang#5,500#6,502#7,503#8,seed=2")]
    [InlineData("late-commit#3@00:00:00.200,drop#5,commit-drop#6,seed=3")]
    [InlineData("commit-drop=0.15,500=0.05,lag=0.5@00:00:00.400,seed=6")]
    public async Task Run_AnswersOfCallsAreLost_EachRecordIsMadeOnce(string faults)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, CrmSample.Window, "--no-uniqueness", "--faults", faults);
        var sample = new CrmSample(150, 700);
        sample.Write(folder);

        var summary = await RunAsync(sandbox, folder, folder["data"], pack: folder["pack"]);

        await AssertMadeOnceAsync(sandbox, folder["run"], new() { ["accounts"] = ("crm.accounts", 150, null), ["contacts"] = ("crm.contacts", 700, null) });
        Assert.Equal(sample.Records, RunFiles.AtZoho(summary));
        Assert.True(RunFiles.Total(summary, "recovered") + RunFiles.Total(summary, "matched") > 0);
    }

    /// <summary>The sandbox made each record once and set nothing off, the reports name exactly those, and calls were as full as they could be.</summary>
    /// <param name="sandbox">The judge.</param>
    /// <param name="run">The run folder.</param>
    /// <param name="streams">Stream → module, how many it must hold, and by how many calls; null = not counted.</param>
    internal static async Task AssertMadeOnceAsync(SandboxProcess sandbox, string run, Dictionary<string, (string Module, int Records, int? Calls)> streams)
    {
        var zoho = await sandbox.SummaryAsync();
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["createsCommittedTwice"]), SandboxProcess.Count(zoho["automations"])));
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        foreach (var (stream, (module, count, calls)) in streams)
        {
            Assert.Equal((module, count), (module, Made(zoho, module)));
            Assert.True(calls is null || calls == Calls(zoho, module), $"{module}: {Calls(zoho, module)} calls");
            Assert.Equal(
                (await sandbox.RecordsAsync(module)).Select(record => record!["id"]!.ToString()).Order(StringComparer.Ordinal),
                RunFiles.DeliveredIds(run, stream).Order(StringComparer.Ordinal));
        }
    }

    private static async Task<JsonObject> RunAsync(SandboxProcess sandbox, TemporaryFolder folder, string data, params string[] more) =>
        await RunAsync(sandbox, folder, data, Pack, exitCode: 0, more);

    private static async Task<JsonObject> RunAsync(SandboxProcess sandbox, TemporaryFolder folder, string data, string? pack = null, int exitCode = 0, params string[] more)
    {
        using var run = CliProcess.Start(
            folder.Path, CrmSample.Environment(sandbox, folder), ["run", pack ?? Pack, "--data", data, "--run", folder["run"], .. more]);

        Assert.True(await run.WaitAsync() == exitCode, run.Error + run.Output);
        return RunFiles.Summary(folder["run"]);
    }

    private static int Made(JsonObject zoho, string module) => SandboxProcess.Count(zoho["createsCommitted"]![module]);

    private static int Calls(JsonObject zoho, string module) => SandboxProcess.Count(zoho["byOperation"]![$"{module}.create"]);

    private static IEnumerable<string> Rows(string file) => File.ReadLines(file).Skip(1);

    private static IEnumerable<JsonNode> Problems(TemporaryFolder folder) => File.ReadLines(folder["run/problems.jsonl"]).Select(line => JsonNode.Parse(line)!);

    // Three accounts and three opportunities that are at fault; no opportunity names one of those accounts.
    private static void Spoil(TemporaryFolder folder)
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var accounts = File.ReadAllLines(Path.Combine(Sample, "Account.csv"), windows);
        accounts[1] = accounts[1].Replace("\"Gravity Investments\"", "\"\"", StringComparison.Ordinal);
        accounts[2] = accounts[2].Replace("BX Video Solutions", new string('x', 201), StringComparison.Ordinal);
        accounts[3] = SetCell(accounts[3], column: 23, "many");
        var opportunities = File.ReadAllLines(Path.Combine(Sample, "Opportunity.csv"), windows);
        opportunities[1] = SetCell(opportunities[1], column: 2, "001x0000000nobody");
        opportunities[2] = opportunities[2].Replace("\"Closed Won\"", "\"Sniffing Around\"", StringComparison.Ordinal);
        opportunities[3] = SetCell(opportunities[3], column: 10, "soon");
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllLines(folder["data/Account.csv"], accounts, windows);
        File.WriteAllLines(folder["data/Opportunity.csv"], opportunities, windows);
    }

    // No cell of these rows has a quote or a comma of its own beside a quote.
    private static string SetCell(string row, int column, string value)
    {
        var cells = row.Split("\",\"");
        cells[column] = value;
        return string.Join("\",\"", cells);
    }
}
