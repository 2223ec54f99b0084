using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>The packs into Zoho CRM whose samples are made up, delivered whole to the in-process sandbox and held against what it has.</summary>
public sealed class CrmPackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public Task Run_HubSpot_MakesWhatItsFilesHave() => AssertMadeAsync("hubspot-to-crm", Repository.PathOf("sample-data", "hubspot"), "companies 3, contacts 3, deals 2");

    [Fact]
    public Task Run_FilesWithZohosNames_MakesRecordsOfEachModule()
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

        return AssertMadeAsync(
            "csv-to-crm",
            _folder["data"],
            "accounts 2, contacts 1, leads 1, vendors 1, products 1, campaigns 1, deals 1, tasks 3, calls 1, meetings 1, notes 4");
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertMadeAsync(string pack, string data, string expected)
    {
        var run = await CliRun.InvokeAsync("run", Repository.PathOf("mappings", pack), "--data", data, "--run", _folder["run"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(_folder["run/summary.json"]))!;
        Assert.Equal(expected, string.Join(", ", summary["streams"]!.AsArray().Select(stream => $"{stream!["stream"]} {stream["created"]}")));
        var reconciled = await CliRun.InvokeAsync("reconcile", _folder["run"]);
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
    }
}
