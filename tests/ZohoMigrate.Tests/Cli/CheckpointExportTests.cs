using System.Text.Json;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The id map for other programs, from a run in any state.</summary>
public sealed class CheckpointExportTests(DeliveredRun delivered) : IClassFixture<DeliveredRun>, IDisposable
{
    private const string Head = "stream,key,zoho_id,state,module,origin";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Export_OfADeliveredRun_HasEveryRecordWithTheIdOfTheDeliveredReport()
    {
        var export = await CliRun.InvokeAsync("checkpoint", "export", delivered.Clean);

        Assert.Equal((0, ""), (export.ExitCode, export.Error));
        var lines = Lines(export.Out);
        Assert.Equal((Head, 74), (lines[0], lines.Length - 1));
        var orders = File.ReadLines(Path.Combine(delivered.Clean, "delivered", "orders.csv")).Skip(1).Select(line => line.Split(',')).Select(row => $"orders,{row[1]},{row[0]},created,books.invoices,created");
        Assert.Equal(orders, lines.Where(line => line.StartsWith("orders,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_RecordsThatAreNotAtZoho_AreThereWithTheirStateAndNoId()
    {
        var lines = Lines((await CliRun.InvokeAsync("checkpoint", "export", delivered.Dirty)).Out);

        Assert.Contains("customers,GREAL,,rejected,books.contacts,", lines);
        Assert.Equal(2, lines.Count(line => line.EndsWith(",,blocked,books.invoices,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_ToAFile_WritesTheSameAndSaysHowMany()
    {
        var file = _folder["out/ids.csv"];
        var export = await CliRun.InvokeAsync("checkpoint", "export", delivered.Clean, "--to", file);

        Assert.Equal((0, $"74 records written to {file}\n"), (export.ExitCode, export.Out));
        Assert.Equal((await CliRun.InvokeAsync("checkpoint", "export", delivered.Clean)).Out, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Export_AsJson_HasTheSameRecords()
    {
        using var json = JsonDocument.Parse((await CliRun.InvokeAsync("checkpoint", "export", delivered.Clean, "--output", "json")).Out);
        var first = json.RootElement[0];

        Assert.Equal(74, json.RootElement.GetArrayLength());
        Assert.Equal(
            ["customers", "created", "books.contacts", "created"],
            new[] { "stream", "state", "module", "origin" }.Select(member => first.GetProperty(member).GetString()));
    }

    // Keys are strangers' text: as CSV a spreadsheet opens them, as JSON none does.
    [Fact]
    public async Task Export_KeyThatASpreadsheetWouldRun_IsNeutralisedAsInTheOtherReports()
    {
        await using (var held = await StageAsync("=1+1", "a,\"b\""))
        {
            // Beside the process that holds it, and before anything was sent.
            Assert.Equal([Head, "customers,'=1+1,,pending,books.contacts,", "customers,\"a,\"\"b\"\"\",,pending,books.contacts,"], Lines((await CliRun.InvokeAsync("checkpoint", "export", _folder["run"])).Out));
        }

        using var json = JsonDocument.Parse((await CliRun.InvokeAsync("checkpoint", "export", _folder["run"], "--output", "json")).Out);
        Assert.Equal("=1+1", json.RootElement[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Export_OfARunWithoutRecords_IsAnEmptyMap()
    {
        await using var held = await StageAsync();

        Assert.Equal([Head], Lines((await CliRun.InvokeAsync("checkpoint", "export", _folder["run"])).Out));
        Assert.Equal("[]\n", (await CliRun.InvokeAsync("checkpoint", "export", _folder["run"], "--output", "json")).Out);
    }

    [Fact]
    public async Task Export_ToAFolder_Exits2() =>
        Assert.Equal(2, (await CliRun.InvokeAsync("checkpoint", "export", delivered.Clean, "--to", _folder.Path)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private async Task<RunFolder> StageAsync(params string[] keys)
    {
        var held = await RunFolder.OpenOrCreateAsync(_folder["run"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(held.Checkpoint).OpenAsync();
        await staging.StageAsync([.. keys.Select(key => staging.Record("customers", key))]);
        await staging.SealAsync();
        return held;
    }

    private static string[] Lines(string text) => text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
