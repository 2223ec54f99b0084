using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Sandbox;

namespace ZohoMigrate.Tests.Packs;

/// <summary>The packs into Zoho CRM whose samples are made up, delivered whole to the in-process sandbox and held against what it has.</summary>
public sealed class CrmPackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Of several companies the first counts.
    [Fact]
    public async Task Run_HubSpot_MakesWhatItsFilesHaveBelowTheirCompanies()
    {
        await RunAsync("hubspot-to-crm", Repository.PathOf("sample-data", "hubspot"), "companies 3, contacts 3, deals 2");

        await using var zoho = await OpenAsync();
        await AssertBelowAsync(
            zoho, "crm.contacts", "contacts", contact => [contact["Account_Name"]], "21 of companies:11", "22 of companies:12", "23 of companies:13");
        await AssertBelowAsync(
            zoho, "crm.deals", "deals", deal => [deal["Account_Name"], deal["Contact_Name"]], "31 of companies:11, contacts:21", "32 of companies:12, contacts:22");
    }

    [Fact]
    public async Task Run_FilesWithZohosNames_MakesRecordsOfEachModuleBelowWhatTheyName()
    {
        _folder.Write("data/accounts.csv", "Id,Account Name,Parent Id,Account Number,Phone\nA,Atlas,,0012,+1 (555) 010-0100\nB,Bazaar,A,,\n");
        _folder.Write("data/contacts.csv", "Id,Account Id,Last Name\nC,A,Anders\n");
        _folder.Write("data/leads.csv", "Id,Last Name,Company\nL,Berg,Berg & Co\n");
        _folder.Write("data/vendors.csv", "Id,Vendor Name\nV,Hills\n");
        _folder.Write("data/products.csv", "Id,Product Name,Vendor Id,Unit Price\nP,Tea,V,3.25\n");
        _folder.Write("data/campaigns.csv", "Id,Campaign Name,Start Date,End Date\nF,Fair,2026-03-01,2026-03-04\n");
        _folder.Write("data/deals.csv", "Id,Deal Name,Account Id,Contact Id,Campaign Id,Stage,Amount\nD,Widgets,A,C,F,Qualification,50\n");
        _folder.Write("data/tasks.csv", "Id,Subject,Contact Id,Account Id,Lead Id,Deal Id\n1,Call back,C,,,D\n2,Visit,,B,,\n3,Ring,,,L,\n");
        _folder.Write("data/calls.csv", "Id,Subject,Call Type,Call Start Time,Call Duration,Contact Id,Deal Id\n1,Renewal,outbound,2026-06-01 09:30,00:12,C,D\n");
        _folder.Write("data/meetings.csv", "Id,Title,From,To,Account Id\n1,Visit,2026-06-02 10:00,2026-06-02 11:00,A\n");
        _folder.Write("data/notes.csv", "Id,Account Id,Contact Id,Lead Id,Deal Id,Note Title,Note Content\n1,A,,,,First,Likes tea\n2,,C,,,,Met\n3,,,L,,,Rang\n4,,,,D,,Offer sent\n");

        await RunAsync(
            "csv-to-crm",
            _folder["data"],
            "accounts 2, contacts 1, leads 1, vendors 1, products 1, campaigns 1, deals 1, tasks 3, calls 1, meetings 1, notes 4");

        await using var zoho = await OpenAsync();
        await AssertBelowAsync(zoho, "crm.accounts", "accounts", account => [account["Parent_Account"]], "A of ", "B of accounts:A");
        await AssertBelowAsync(zoho, "crm.contacts", "contacts", contact => [contact["Account_Name"]], "C of accounts:A");
        await AssertBelowAsync(zoho, "crm.products", "products", product => [product["Vendor_Name"]], "P of vendors:V");
        await AssertBelowAsync(zoho, "crm.deals", "deals", deal => [deal["Account_Name"], deal["Contact_Name"], deal["Campaign_Source"]], "D of accounts:A, contacts:C, campaigns:F");
        await AssertBelowAsync(zoho, "crm.tasks", "tasks", task => [task["What_Id"], task["Who_Id"]], "1 of deals:D, contacts:C", "2 of accounts:B", "3 of leads:L");
        await AssertBelowAsync(zoho, "crm.calls", "calls", call => [call["What_Id"], call["Who_Id"]], "1 of deals:D, contacts:C");
        await AssertBelowAsync(zoho, "crm.events", "meetings", meeting => [meeting["What_Id"]], "1 of accounts:A");
        await AssertBelowAsync(zoho, "crm.notes", "notes", note => [note["Parent_Id"]], "1 of accounts:A", "2 of contacts:C", "3 of leads:L", "4 of deals:D");
        // What says of which module the parent is agrees with it.
        var names = await NamesAsync();
        Assert.All(await zoho.RecordsAsync("crm.tasks"), task => AssertOf(task["$se_module"], task["What_Id"]));
        Assert.All(await zoho.RecordsAsync("crm.notes"), note => AssertOf(note["Parent_Id"]!["module"]!["api_name"], note["Parent_Id"]));

        void AssertOf(JsonNode? module, JsonNode? parent) => Assert.Equal(names[parent!["id"]!.ToString()].Split(':')[0], module!.ToString(), ignoreCase: true);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string pack, string data, string expected)
    {
        var run = await CliRun.InvokeAsync("run", Repository.PathOf("mappings", pack), "--data", data, "--run", _folder["run"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(_folder["run/summary.json"]))!;
        Assert.Equal(expected, string.Join(", ", summary["streams"]!.AsArray().Select(stream => $"{stream!["stream"]} {stream["created"]}")));
        var reconciled = await CliRun.InvokeAsync("reconcile", _folder["run"]);
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
    }

    /// <summary>Each record that Zoho has of a stream is below those of its row, by the ids that Zoho knows them by: "3 of leads:L".</summary>
    private async Task AssertBelowAsync(SandboxHarness zoho, string module, string stream, Func<JsonNode, IEnumerable<JsonNode?>> parents, params string[] expected)
    {
        var names = await NamesAsync();

        Assert.Equal(
            expected.Select(record => $"{stream}:{record}"),
            (await zoho.RecordsAsync(module))
                .Select(record => $"{names[record["id"]!.ToString()]} of {string.Join(", ", parents(record).OfType<JsonNode>().Select(parent => names[parent["id"]!.ToString()]))}")
                .Order(StringComparer.Ordinal));
    }

    // "leads:L", by Zoho's id of it.
    private async Task<Dictionary<string, string>> NamesAsync() =>
        (await IdMapOf.ReadIdsAsync(_folder["run"])).ToDictionary(record => record.Value, record => record.Key, StringComparer.Ordinal);

    // The sandbox is closed between two commands; somebody else opens its books.
    private Task<SandboxHarness> OpenAsync() =>
        SandboxHarness.StartAsync(new SandboxOptions { StateFile = _folder["run/sandbox.db"] }, new ManualTimeProvider(TimeProvider.System.GetUtcNow()));
}
