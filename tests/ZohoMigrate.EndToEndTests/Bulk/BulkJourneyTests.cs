using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Bulk;

/// <summary>Moves into Zoho CRM by jobs of bulk write, against a sandbox process of its own, judged by its ledger.</summary>
public sealed class BulkJourneyTests
{
    [Fact]
    public async Task Run_AllByJobs_MakesEachRecordOnceWithAllThatItHas()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, options: "--no-uniqueness");
        var sample = new BulkSample(leads: 70, accounts: 30, contacts: 90);

        var summary = await RunAsync(sandbox, folder, sample);

        await CrmJourneyTests.AssertMadeOnceAsync(sandbox, folder["run"], sample.Streams);
        Assert.Equal(190, RunFiles.Total(summary, "created"));
        var zoho = await sandbox.SummaryAsync();
        Assert.All(sample.Streams.Values, stream => Assert.Equal(stream.Records, SandboxProcess.Count(zoho["createdInBulk"]![stream.Module])));
        Assert.DoesNotContain(zoho["byOperation"]!.AsObject(), operation => operation.Key.EndsWith(".create", StringComparison.Ordinal));
        var notes = (await sandbox.RecordsAsync("crm.leads")).Select(lead => lead!["Description"]!.ToString()).ToList();
        Assert.Contains(notes, note => note.StartsWith("two\nlines #ZM-", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("a \"word\", and another #ZM-", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("Größe ✓ #ZM-", StringComparison.Ordinal));
        var companies = (await sandbox.RecordsAsync("crm.accounts")).Select(account => account!["id"]!.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.All(await sandbox.RecordsAsync("crm.contacts"), contact => Assert.Contains(contact!["Account_Name"]!["id"]!.ToString(), companies));
        Assert.Contains(await sandbox.RecordsAsync("crm.contacts"), contact => contact!["Date_of_Birth"]!.ToString() == "1990-02-28");
    }

    [Fact]
    public async Task Run_ByDefault_GoesByCallsThatSetNothingOff()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder);
        var sample = new BulkSample(leads: 70);

        await RunAsync(sandbox, folder, sample, choice: null);

        Assert.Empty((await sandbox.SummaryAsync())["createdInBulk"]!.AsObject());
    }

    // Its answer is there, and says of each row what became of it.
    [Fact]
    public async Task Run_SomeRowsAreSkipped_AreHandedBackWithZohosReasons()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, options: ["--unique-field", "Last_Name"]);
        var sample = new BulkSample(leads: 60) { LastName = number => number is 7 or 31 or 60 ? "Person 2" : $"Person {number}" };

        var summary = await RunAsync(sandbox, folder, sample, exitCode: 1);

        Assert.Equal((57, 3), (RunFiles.AtZoho(summary), RunFiles.Total(summary, "refused")));
        Assert.Equal(0, SandboxProcess.Count((await sandbox.SummaryAsync())["createsCommittedTwice"]));
        Assert.Single(await sandbox.RecordsAsync("crm.leads"), lead => lead!["Last_Name"]!.ToString() == "Person 2");
    }

    [Fact]
    public async Task Run_EveryRowIsSkippedAlike_PausesTheRunAndMarksNone()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, options: ["--faults", "poison=Person"]);
        var sample = new BulkSample(leads: 50);

        var summary = await RunAsync(sandbox, folder, sample, exitCode: 4);

        Assert.Equal((50, 0), (RunFiles.Total(summary, "pending"), RunFiles.Total(summary, "refused")));
        Assert.Empty(await sandbox.RecordsAsync("crm.leads"));
    }

    // A field that Zoho does not know is passed over in a call, and keeps it from reading a file.
    [Fact]
    public async Task Run_ZohoTakesNoJobOfThem_GoesByCalls()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder);
        var sample = new BulkSample(leads: 130) { MoreOfLeads = "  custom_fields: { fields: { legacy_id: { from: id } } }" };

        await RunAsync(sandbox, folder, sample);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((130, 0, 2), (
            SandboxProcess.Count(zoho["createsCommitted"]!["crm.leads"]),
            SandboxProcess.Count(zoho["createdInBulk"]!["crm.leads"]),
            SandboxProcess.Count(zoho["byOperation"]!["crm.leads.create"])));
        Assert.Contains("\"name\":\"JobRefused\"", await File.ReadAllTextAsync(folder["run/run.log"]), StringComparison.Ordinal);
    }

    // The setting is its number in Zoho Books; an upload names it as Zoho CRM does, or is refused.
    [Fact]
    public async Task Run_BesideZohoBooks_UploadsForTheOrganisationAsZohoCrmNumbersIt()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, options: ["--crm-org", "60012345678"]);
        folder.Write("pack/migration.yaml", "name: both\nproducts: [books, crm]\nstreams: [customers, leads]");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: people.csv\nkey: [id]\nfields: { contact_name: { from: name } }");
        folder.Write("pack/leads.yaml", "module: crm.leads\nsource: people.csv\nkey: [id]\nfields: { Last_Name: { from: name } }");
        folder.Write("data/people.csv", "id,name\n1,Nowak\n2,Okafor\n");
        using var run = Start(folder, BulkSample.Environment(sandbox, folder));

        Assert.True(await run.WaitAsync() == 0, run.Error + run.Output);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((2, 2), (SandboxProcess.Count(zoho["createsCommitted"]!["books.contacts"]), SandboxProcess.Count(zoho["createdInBulk"]!["crm.leads"])));
    }

    // What Zoho was asked for it does, whoever goes away meanwhile.
    [Fact]
    public async Task Resume_AfterAStopWhileAJobIsAtWork_AsksAfterItAndMakesNoOther()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, "00:04:00");
        new BulkSample(leads: 40).Write(folder);
        var environment = BulkSample.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Delivery__JobArrival"] = "00:10:00";
        using (var stopped = Start(folder, environment))
        {
            // The fourth call is the first question after the job.
            Assert.True(await sandbox.ReceivesAsync(stopped, 4));
            stopped.Signal(Signal.Interrupt);
            Assert.Equal(130, await stopped.WaitAsync());
            Assert.Contains("40 are being made by jobs at Zoho, whether this program runs or not.", stopped.Output, StringComparison.Ordinal);
        }

        using (var status = CliProcess.Start(folder.Path, environment, "status", folder["run"], "--output", "json"))
        {
            Assert.Equal(0, await status.WaitAsync());
            Assert.Equal(40, SandboxProcess.Count(JsonNode.Parse(status.Output)!["inJobs"]));
        }

        // Whatever the settings say by now.
        environment["ZOHOMIGRATE_Delivery__Bulk"] = "never";
        using var resumed = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await resumed.WaitAsync() == 0, resumed.Error + resumed.Output);
        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((1, 40, 40), (
            SandboxProcess.Count(zoho["byOperation"]!["crm.leads.bulk_write"]), SandboxProcess.Count(zoho["createdInBulk"]!["crm.leads"]), RunFiles.Total(RunFiles.Summary(folder["run"]), "created")));
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", folder["pack"], "--data", folder["data"], "--run", folder["run"]);

    private static async Task<JsonObject> RunAsync(SandboxProcess sandbox, TemporaryFolder folder, BulkSample sample, string? choice = "always", int exitCode = 0)
    {
        sample.Write(folder);
        var environment = BulkSample.Environment(sandbox, folder, choice ?? "");
        if (choice is null)
            environment.Remove("ZOHOMIGRATE_Delivery__Bulk");
        using var run = Start(folder, environment);

        Assert.True(await run.WaitAsync() == exitCode, run.Error + run.Output);
        return RunFiles.Summary(folder["run"]);
    }
}
