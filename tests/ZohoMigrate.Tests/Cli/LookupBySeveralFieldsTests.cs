using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>An Indian organisation has two taxes of 18 %, a group and a single one: which of them is meant takes two fields to say.</summary>
public sealed class LookupBySeveralFieldsTests : IAsyncLifetime
{
    private const string ByRate = "{ lookup: books.taxes, by: tax_percentage, from: rate }";
    private const string ByRateAndType = "[{ lookup: books.taxes, by: { tax_percentage: { from: rate }, tax_type: { const: tax_group } }, when: { kind: GST } }, "
        + "{ lookup: books.taxes, by: { tax_percentage: { from: rate }, tax_specific_type: { from: kind } } }]";

    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        _zoho.Write("chart/migration.yaml", "name: chart\nproducts: [books]\nstreams: [accounts, taxes, groups]\n");
        _zoho.Write("chart/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [name]\nfields: { account_name: { from: name }, account_type: { from: type } }\n");
        _zoho.Write("chart/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [name]\nfields: { tax_name: { from: name }, tax_percentage: { from: rate }, tax_specific_type: { from: kind } }\n");
        _zoho.Write("chart/groups.yaml", """
            module: books.taxgroups
            source: groups.csv
            group_by: [group]
            fields:
              tax_group_name: { from: group }
              taxes:
                each: line
                fields: { tax_id: { ref: taxes, from: tax } }
            """);
        _zoho.Write("data/accounts.csv", "name,type\nRent,expense\nPetty Cash,cash\n");
        _zoho.Write("data/taxes.csv", "name,rate,kind\nCGST9,9,cgst\nSGST9,9,sgst\nIGST18,18,igst\n");
        _zoho.Write("data/groups.csv", "group,tax\nGST18,CGST9\nGST18,SGST9\n");
        _zoho.Write("expenses/migration.yaml", "name: expenses\nproducts: [books]\nstreams: [expenses]\n");
        _zoho.Write("data/expenses.csv", "no,rate,kind,date,amount\n1,18,GST,2024-01-01,118\n2,18.00,IGST,2024-01-02,236\n3,,,2024-01-03,30\n");
        var chart = await _zoho.InvokeAsync("run", "chart", "--data", "data", "--run", "first");
        Assert.True(chart.ExitCode == 0, chart.Out + chart.Error);
    }

    [Fact]
    public async Task Run_TwoFieldsAtOnce_FindTheOneTaxThatHasBoth()
    {
        Map(ByRateAndType);

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(await MeantAsync(), await SentAsync());
    }

    [Fact]
    public async Task Run_OneFieldThatSeveralHave_IsNoGuessAndNamesTheFieldsInWhichTheyDiffer()
    {
        Map(ByRate);

        var run = await RunAsync();

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        var errors = ReportFile.Load(_zoho.PathOf("second/errors/expenses.csv"));
        Assert.Equal("tax_id: 2 of the organisation's taxes have this `tax_percentage`, and differ in `tax_name`, `tax_type` and `tax_specific_type`", errors["expenses.csv#1", "zm_message"]);
        Assert.StartsWith("Add to `by` a field in which they differ, as in `by: { tax_percentage: { from: rate }, tax_type: { const: tax_group } }`", errors["expenses.csv#1", "zm_hint"], StringComparison.Ordinal);
        Assert.Equal([null], await SentAsync());
    }

    [Fact]
    public async Task Resume_OnceTheMappingNamesWhatTellsThemApart_DeliversWhatWasBlocked()
    {
        Map(ByRate);
        await RunAsync();

        Map(ByRateAndType);
        var resumed = await _zoho.InvokeAsync("resume", "second", "--accept-changes");

        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        Assert.Equal((await MeantAsync()).Order(), (await SentAsync()).Order());
    }

    [Fact]
    public async Task Validate_ARowThatSaysHalfOfIt_IsAProblemBeforeAnyCall()
    {
        Map(ByRateAndType);
        _zoho.Write("data/expenses.csv", "no,rate,kind,date,amount\n1,18,,2024-01-01,118\n");

        var validated = await _zoho.InvokeAsync("validate", "expenses", "--data", "data", "--run", "dry");

        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("tax_id: is looked up in books.taxes by several fields, and the row has no `tax_specific_type`", validated.Out, StringComparison.Ordinal);
    }

    // The default says nothing of a row without a rate.
    [Fact]
    public async Task Run_ARowOfWhichOnlyADefaultSpeaks_RefersToNothing()
    {
        Map("{ lookup: books.taxes, by: { tax_percentage: { from: rate }, tax_specific_type: { from: kind, default: igst } } }");
        _zoho.Write("data/expenses.csv", "no,rate,kind,date,amount\n1,18,,2024-01-01,118\n2,,,2024-01-02,30\n");

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal((await MeantAsync())[1..], await SentAsync());
    }

    [Fact]
    public async Task Validate_ADefaultAndHalfOfTheRest_IsAProblemBeforeAnyCall()
    {
        Map("{ lookup: books.taxes, by: { tax_percentage: { from: rate, default: 18 }, tax_specific_type: { from: kind } } }");
        _zoho.Write("data/expenses.csv", "no,rate,kind,date,amount\n1,18,,2024-01-01,118\n2,,,2024-01-02,30\n");

        var validated = await _zoho.InvokeAsync("validate", "expenses", "--data", "data", "--run", "dry");

        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("1 × looked up by halves [incomplete-lookup] in expenses, e.g. expenses.csv:2", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_WhatIsExpected_NamesAllTheFields()
    {
        Map(ByRateAndType);
        _zoho.Write("expenses/tests/taxes.yaml", """
            given:
              expenses.csv: [{ no: 1, rate: 18, kind: GST, date: 2024-01-01, amount: 118 }, { no: 2, rate: 18, kind: IGST, date: 2024-01-01, amount: 118 }]
            cases:
              - name: Either tax
                expect:
                  expenses:
                    - { key: 1, has: { tax_id: { lookup: books.taxes, by: { tax_percentage: 18, tax_type: tax_group } } } }
                    - { key: 2, has: { tax_id: { lookup: books.taxes, by: { tax_percentage: 18, tax_specific_type: IGST } } } }
            """);

        var test = await _zoho.InvokeAsync("test", "expenses");

        Assert.True(test.ExitCode == 0, test.Out + test.Error);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private Task<CliRun> RunAsync() => _zoho.InvokeAsync("run", "expenses", "--data", "data", "--run", "second", "--new-ledger");

    private async Task<string?[]> MeantAsync() => [
        (await _zoho.RecordsAsync("books.taxgroups"))[0]["tax_group_id"]!.ToString(),
        (await _zoho.RecordsAsync("books.taxes")).Single(tax => tax["tax_name"]!.ToString() == "IGST18")["tax_id"]!.ToString(),
        null];

    private async Task<IEnumerable<string?>> SentAsync() => (await _zoho.RecordsAsync("books.expenses")).Select(expense => expense["tax_id"] is JsonValue tax ? tax.ToString() : null);

    private void Map(string tax) => _zoho.Write("expenses/expenses.yaml", $$"""
        module: books.expenses
        source: expenses.csv
        key: [no]
        fields:
          account_id: { lookup: books.accounts, const: Rent }
          paid_through_account_id: { lookup: books.accounts, const: Petty Cash }
          tax_id: {{tax}}
          date: { from: date }
          amount: { from: amount }
        """);
}
