using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Validation;

/// <summary>A quote opened by a slip and closed rows further on: the rows between are one cell of one record, and it is said.</summary>
public sealed class SwallowedRuleTests : IDisposable
{
    private const string Swallowed = "Ann,1\n\"Bob,2\nCid,3\nDee\",4\nEve,5\n";

    private readonly BadInputFolder _folder = new();

    [Theory]
    [InlineData(Swallowed, "3")]
    [InlineData("Ann,1\r\n\"Bob,2\r\nCid\",3\r\nEve,5\r\n", "3")]
    [InlineData("\"12 High St\nLeeds, York\",UK\n", "")]
    [InlineData("\"Flat 3\nMG Road, Pune\",1\n\"Ann\nBob\",2\n\"Sir,\n\nthanks, Ann\",3\n", "")]
    public async Task Validate_ARowWhoseLinesAreRowsByThemselves_IsARecordWithAWarning(string rows, string lines)
    {
        var run = await ValidateAsync(rows, "");

        Assert.Equal((0, lines), (run.ExitCode, Lines()));
    }

    [Fact]
    public async Task Validate_APackThatWantsNoneSent_RejectsThem()
    {
        var run = await ValidateAsync(Swallowed, "rules: { rows-in-a-cell: error }");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Contains("lines 3 to 5 are one row by their quotes", _folder.Read("run/errors/parties.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ARowWhoseLinesAreRowsByThemselves_IsTold()
    {
        _folder.Write("parties.csv", "Name,Balance\n" + Swallowed);

        var run = await _folder.InvokeAsync("preview parties.csv");

        Assert.Contains("1 row looks like several (rows-in-a-cell), line 3: by its quotes it spans several lines", run.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> ValidateAsync(string rows, string rules)
    {
        _folder.Write("slips/migration.yaml", $"name: slips\nproducts: [books]\nstreams: [parties]\n{rules}\n");
        _folder.Write("slips/parties.yaml", "module: books.contacts\nsource: parties.csv\nkey: [Name]\nfields: { contact_name: { from: Name } }\n");
        _folder.Write("data/parties.csv", "Name,Balance\n" + rows);
        return _folder.InvokeAsync("validate slips --data data --run run");
    }

    private string Lines() => string.Join(' ', _folder.Read("run/problems.jsonl").Split('\n').Where(line => line.Contains("rows-in-a-cell", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)!["line"]!.GetValue<int>()));
}
