using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>An organisation that has taxes and accounts of the source's names: what agrees is adopted, another rate, kind or type is not.</summary>
public sealed class AdoptionTests : IAsyncLifetime
{
    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        _zoho.Write("pack/migration.yaml", "name: chart\nproducts: [books]\nstreams: [accounts, taxes, groups]\n");
        _zoho.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [name]\nfields: { account_name: { from: name }, account_type: { from: type } }\n");
        _zoho.Write("pack/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [name]\nfields: { tax_name: { from: name }, tax_percentage: { from: rate }, tax_specific_type: { from: kind } }\n");
        _zoho.Write("pack/groups.yaml", """
            module: books.taxgroups
            source: groups.csv
            key: [name]
            fields:
              tax_group_name: { from: name }
              taxes:
                - fields: { tax_id: { ref: taxes, from: first } }
                - fields: { tax_id: { ref: taxes, from: second } }
            """);
        _zoho.Write("data/accounts.csv", "name,type\nSales GST,expense\nRent,expense\n");
        _zoho.Write("data/taxes.csv", "name,rate,kind\nIGST18,12.00,igst\nCGST9,9,sgst\nCGST14,14,cgst\nSGST14,14,sgst\nCGST6,6,cgst\nSGST6,6,sgst\n");
        _zoho.Write("data/groups.csv", "name,first,second\nGST28,CGST14,SGST14\nGST12,CGST14,SGST6\n");
        var there = await _zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "first");
        Assert.True(there.ExitCode == 0, there.Out + there.Error);
        _zoho.Write("data/accounts.csv", "name,type\nSales GST,income\nRent,expense\n");
        _zoho.Write("data/taxes.csv", "name,rate,kind\nIGST18,18,igst\nCGST9,9,cgst\nCGST14,14.0,cgst\nSGST14,14,sgst\nCGST6,6,cgst\nSGST6,6,sgst\n");
        _zoho.Write("data/groups.csv", "name,first,second\nGST28,CGST14,SGST14\nGST12,CGST6,SGST6\n");
    }

    [Fact]
    public async Task Run_AnotherRateKindTypeOrGroup_IsRefusedAndNamesTheField()
    {
        var run = await _zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "second", "--new-ledger");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Equal([(1, 1), (4, 2), (1, 1)], Streams().Select(stream => (stream["matched"]!.GetValue<int>(), stream["refused"]!.GetValue<int>())));
        var taxes = ReportFile.Load(_zoho.PathOf("second/errors/taxes.csv"));
        Assert.Equal(("differs-at-zoho", "tax_percentage"), (taxes["taxes.csv#1", "zm_code"], taxes["taxes.csv#1", "zm_field"]));
        Assert.Equal(("differs-at-zoho", "tax_specific_type"), (taxes["taxes.csv#2", "zm_code"], taxes["taxes.csv#2", "zm_field"]));
        Assert.Equal("account_type", ReportFile.Load(_zoho.PathOf("second/errors/accounts.csv"))["accounts.csv#1", "zm_field"]);
        Assert.Equal("taxes", ReportFile.Load(_zoho.PathOf("second/errors/groups.csv"))["groups.csv#2", "zm_field"]);
    }

    [Fact]
    public async Task ValidateOnline_AnotherRateKindOrType_IsAnErrorOfItsRow()
    {
        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data", "--online", "--run", "checked");

        Assert.True(validated.ExitCode == 1, validated.Out + validated.Error);
        Assert.Contains("1 × another one in Zoho under this name [differs-at-zoho] in taxes, e.g. taxes.csv:2", validated.Out, StringComparison.Ordinal);
        Assert.Contains("1 × another one in Zoho under this name [differs-at-zoho] in taxes, e.g. taxes.csv:3", validated.Out, StringComparison.Ordinal);
        Assert.Contains("1 × another one in Zoho under this name [differs-at-zoho] in accounts, e.g. accounts.csv:2", validated.Out, StringComparison.Ordinal);
        Assert.Contains("with another account_type.", validated.Out, StringComparison.Ordinal);
    }

    // GST28 has the same taxes there; each group is asked for once.
    [Fact]
    public async Task ValidateOnline_AGroupOfOtherTaxes_IsAnErrorOfItsRow()
    {
        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data", "--online", "--run", "checked");

        Assert.Contains("1 × another one in Zoho under this name [differs-at-zoho] in groups, e.g. groups.csv:3", validated.Out, StringComparison.Ordinal);
        Assert.Contains("with another taxes.", validated.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await _zoho.CountAsync()).ByOperation["books.taxgroups.get"]);
    }

    // A tax that names no type is a plain one.
    [Fact]
    public async Task RunAndValidateOnline_ATaxOfAnotherTypeThanZohoAssumes_BothRefuseIt()
    {
        await _zoho.ByHandAsync(async hand => await hand.MadeAsync("/settings/taxes", """{"tax_name":"Cess1","tax_percentage":1,"tax_type":"compound_tax","tax_specific_type":"cess"}"""));
        _zoho.Write("pack/migration.yaml", "name: chart\nproducts: [books]\nstreams: [taxes]\n");
        _zoho.Write("data/taxes.csv", "name,rate,kind\nCess1,1,cess\n");

        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data", "--online", "--run", "checked");
        var run = await _zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "second", "--new-ledger");

        Assert.Equal((1, 1), (validated.ExitCode, run.ExitCode));
        Assert.Contains("with another tax_type.", validated.Out, StringComparison.Ordinal);
        Assert.Equal("tax_type", ReportFile.Load(_zoho.PathOf("second/errors/taxes.csv"))["taxes.csv#1", "zm_field"]);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private IEnumerable<JsonNode> Streams() => JsonNode.Parse(File.ReadAllText(_zoho.PathOf("second/summary.json")))!["streams"]!.AsArray().Select(stream => stream!);
}
