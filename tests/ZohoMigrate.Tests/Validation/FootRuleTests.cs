using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Validation;

/// <summary>Rows that look like the foot of a report and stand where nothing leaves them out: a record is made of each, and it is said.</summary>
public sealed class FootRuleTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Theory]
    [InlineData("A,Pune,100\nTotal (2 records),,300\n", "3")]
    [InlineData("A,Pune,100\nTotals,,300\nRecords: 2,,\n", "3 4")]
    [InlineData("A,Pune,100\nClosing Balance,,\"1,300.00 Dr\"\n", "3")]
    [InlineData("A,Pune,100\nSumme,,300\n", "3")]
    [InlineData("A,Pune,100\nGrand Total :,,300\n,,\nPage 1 of 1,,\n", "3 5")]
    [InlineData("A,Pune,100\nTotal,,100\nB,Pune,200\nTotal,,200\n", "3")]
    [InlineData("A,Pune,100\nA Total,,100\nB,Pune,200\nB Total,,200\nGrand Total,,300\n", "3 5")]
    [InlineData("-----,-----,-----\nA,Pune,100\n", "2")]
    [InlineData("A,Pune,100\nTotal Solutions Ltd,,200\nOpening Balance Equity,,5\nTotal,Paris,5\nPageant,,1\n-,,5\nTeetotal,,5\nColgate Total,,\n", "")]
    public async Task Validate_ARowThatLooksLikeAFoot_IsARecordWithAWarning(string rows, string lines)
    {
        var run = await ValidateAsync(rows, "");

        Assert.Equal((0, lines), (run.ExitCode, Lines()));
    }

    [Fact]
    public async Task Validate_APackThatWantsNoneSent_RejectsThem()
    {
        var run = await ValidateAsync("A,Pune,100\nTotal (2 records),,300\n", "rules: { total-like: error }");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Contains("total-like", _folder.Read("run/errors/parties.csv"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> ValidateAsync(string rows, string rules)
    {
        _folder.Write("feet/migration.yaml", $"name: feet\nproducts: [books]\nstreams: [parties]\n{rules}\n");
        _folder.Write("feet/parties.yaml", "module: books.contacts\nsource: parties.csv\nkey: [Name]\nfields: { contact_name: { from: Name } }\n");
        _folder.Write("data/parties.csv", "Name,City,Balance\n" + rows);
        return _folder.InvokeAsync("validate feet --data data --run run");
    }

    private string Lines() => string.Join(' ', _folder.Read("run/problems.jsonl").Split('\n').Where(line => line.Contains("total-like", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)!["line"]!.GetValue<int>()));
}
