using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Records that must not be there without another one: delivered behind it, and kept back with it.</summary>
public sealed class AfterJourneyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AfterJourneyTests() => _folder
        .Write("pack/migration.yaml", "name: after\nproducts: [books]\nstreams: [customers, items]\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nafter: { ref: items, from: item }\nfields:\n  contact_name: { from: name }\n")
        .Write("pack/items.yaml", "module: books.items\nsource: items.csv\nkey: [id]\nfields:\n  name: { from: name }\n  rate: { from: rate }\n  tax_id: { lookup: books.taxes, by: tax_name, from: tax }\n")
        .Write("data/customers.csv", "id,name,item\n1,Ann,T\n2,Bob,\n3,Cid,H\n");

    [Theory]
    [InlineData("T,Tea,1,", "H,Ham,2,", 5, 0, 0)]
    // Found before a call is made.
    [InlineData("T,Tea,one,", "H,Ham,2,", 3, 1, 1)]
    // Found when the organisation was asked.
    [InlineData("T,Tea,1,None such", "H,Ham,2,", 3, 0, 2)]
    public async Task Run_ARecordAfterAnother_IsAtZohoOnlyWithIt(string tea, string ham, int created, int rejected, int blocked)
    {
        _folder.Write("data/items.csv", $"id,name,rate,tax\n{tea}\n{ham}\n");

        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");

        Assert.True((created == 5 ? 0 : 1) == run.ExitCode, run.Out + run.Error);
        Assert.Equal((created, rejected, blocked), (Total("created"), Total("rejected"), Total("blocked")));
    }

    public void Dispose() => _folder.Dispose();

    private int Total(string state) =>
        JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());
}
