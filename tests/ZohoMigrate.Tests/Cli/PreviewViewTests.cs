using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What a view of a pack gives, before anything is run.</summary>
public sealed class PreviewViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PreviewViewTests() => TallyBooks.WriteTo(_folder);

    private string View => _folder["pack", "views", "journals.sql"];

    [Fact]
    public async Task Preview_AView_WritesItsRowsAsCsvWithTheParametersGiven()
    {
        var run = await CliRun.InvokeAsync("preview", View, "--data", _folder["data"], "--output", "csv");
        var all = await CliRun.InvokeAsync("preview", View, "--data", _folder["data"], "--set", "cutover=2023-01-01", "--output", "csv");

        Assert.Equal((0, "guid,date,number\nV1,2024-04-05,J1\nV3,2024-04-07,J2\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Contains("V0,2023-12-31,J0\n", all.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AView_ShowsItsFirstRowsAndTheCount()
    {
        var text = await CliRun.InvokeAsync("preview", View, "--data", _folder["data"], "--rows", "1");
        var json = JsonNode.Parse((await CliRun.InvokeAsync("preview", View, "--data", _folder["data"], "--rows", "1", "--output", "json")).Out)!;

        Assert.Contains("views/journals.sql: 2 rows of 3 columns", text.Out, StringComparison.Ordinal);
        Assert.Contains("V1", text.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("V3", text.Out, StringComparison.Ordinal);
        Assert.Equal(("views/journals.sql", 2, 1), ((string?)json["view"], (int)json["rows"]!, json["sample"]!.AsArray().Count));
    }

    [Fact]
    public async Task Preview_RowsOfAFileThatCannotBeRead_AreNamed()
    {
        _folder.Write("data/trn_voucher.csv", "guid,date,type,number\nV1,2024-04-05,Journal,J1\nV2,2024-04-05\n");

        var run = await CliRun.InvokeAsync("preview", View, "--data", _folder["data"], "--output", "csv");

        Assert.Equal((1, "guid,date,number\nV1,2024-04-05,J1\n"), (run.ExitCode, run.Out));
        Assert.Contains("1 row cannot be read (ragged-row), line 3", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pack/views/journals.sql", "", "is a view: say with --data where the source files are that it reads.")]
    [InlineData("pack/views/jornals.sql", "data", "There is no view `views/jornals.sql` in the pack.")]
    [InlineData("data/x.sql", "data", "data/x.sql is in no mapping pack: no folder above it has a migration.yaml.")]
    [InlineData("pack/views/journals.sql", "nowhere", "does not exist. Say where the source files are with --data.")]
    public async Task Preview_WhatIsNoView_IsSaid(string view, string data, string fault)
    {
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", view, .. data.Length == 0 ? Array.Empty<string>() : ["--data", data]]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
