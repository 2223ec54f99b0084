using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A file that a pack says may be missing, and which is.</summary>
public sealed class AbsentTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AbsentTableTests()
    {
        TallyBooks.WriteTo(_folder);
        Replace("pack/migration.yaml", "tables:\n", "tables:\n  mst_address: { file: mst_address.csv, optional: true, columns: [name, city] }\n");
        Replace("pack/views/accounts.sql", "FROM mst_ledger WHERE", "FROM mst_ledger WHERE name NOT IN (SELECT name FROM mst_address) AND");
    }

    [Fact]
    public async Task Validate_AFileThatMayBeMissing_IsToldWhereItIs()
    {
        var absent = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);
        var file = Files().Single(file => (string?)file["file"] == "mst_address.csv");
        _folder.Write("data/mst_address.csv", "name,city\nAnna,Delhi\n");
        var there = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Equal((0, 0), (absent.ExitCode, there.ExitCode));
        Assert.Contains("mst_address.csv is not there: its table is optional, and is empty.", absent.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("is not there", there.Out, StringComparison.Ordinal);
        Assert.Equal((0, true), ((int)file["rows"]!, (bool)file["absent"]!));
    }

    [Fact]
    public async Task Validate_AJsonFileWithoutARecord_LacksNoColumnAndIsTold()
    {
        Replace("pack/migration.yaml", "mst_address.csv, optional: true, columns: [name, city]", "mst_address.json, required: [name, city]");
        _folder.Write("data/mst_address.json", "[]");

        var run = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("mst_address.json has no rows.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AFileOfAlmostThatName_IsRefused()
    {
        _folder.Write("data/MST_Address.csv", "name,city\nAnna,Delhi\n");

        var run = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("but MST_Address.csv is. Rename it", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<JsonNode> Files() => JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["files"]!.AsArray().OfType<JsonNode>();

    private void Replace(string file, string before, string after)
    {
        var text = File.ReadAllText(_folder[file.Split('/')]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        _folder.Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }
}
