using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Expenses in accounts and taxes that the organisation has already, which no file names by their ids.</summary>
public sealed class LookupTests : IAsyncLifetime
{
    private static readonly string[] Run = ["run", "expenses", "--data", "data", "--run", "second", "--new-ledger"];
    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        _zoho.Write("chart/migration.yaml", "name: chart\nproducts: [books]\nstreams: [accounts, taxes]\n");
        _zoho.Write("chart/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [name]\nfields: { account_name: { from: name }, account_type: { from: type } }\n");
        _zoho.Write("chart/taxes.yaml", "module: books.taxes\nsource: taxes.csv\nkey: [name]\nfields: { tax_name: { from: name }, tax_percentage: { from: rate } }\n");
        _zoho.Write("data/accounts.csv", "name,type\nTravel Expense,expense\nLoca\u00E7\u00E3o,expense\nPetty Cash,cash\n");
        _zoho.Write("data/taxes.csv", "name,rate\nGST,18\nIGST,18\nHalf,9\n");
        _zoho.Write("expenses/migration.yaml", "name: expenses\nproducts: [books]\nstreams: [expenses]\n");
        _zoho.Write("expenses/expenses.yaml", """
            module: books.expenses
            source: expenses.csv
            key: [no]
            fields:
              account_id: { lookup: books.accounts, by: account_name, from: account, map: { Travel: travel expense, Rent: "Locac\u0327a\u0303o", Food: Food } }
              paid_through_account_id: { lookup: books.accounts, const: Petty Cash }
              tax_id: { lookup: books.taxes, by: tax_percentage, from: tax, replace: { "%": "" } }
              date: { from: date }
              amount: { from: amount }
            """);
        _zoho.Write("data/expenses.csv", "no,account,tax,date,amount\n1,Travel,9.00%,2024-01-01,10\n2,Rent,,2024-01-02,20\n3,Food,9%,2024-01-03,30\n4,Rent,18%,2024-01-04,40\n");
        var chart = await _zoho.InvokeAsync("run", "chart", "--data", "data", "--run", "first");
        Assert.True(chart.ExitCode == 0, chart.Out + chart.Error);
    }

    [Fact]
    public async Task Run_WhatTheOrganisationHas_IsReferredToByItsId()
    {
        var run = await _zoho.InvokeAsync(Run);

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Equal((2, 2), (Count("created"), Count("blocked")));
        Assert.Equal(2, (await _zoho.CountAsync()).Records["books.expenses"].Count);
        Assert.True((run.Out + run.Error).Contains("First at least 2 calls to look 7 values up in Zoho's lists.", StringComparison.Ordinal), run.Out + run.Error);
        Assert.Equal((2, 2), (Summary()["calls"]!["reads"]!.GetValue<int>() - 1, Summary()["calls"]!["writes"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Run_WhatItDoesNotHaveOrHasTwice_IsBlockedWithTheRow()
    {
        await _zoho.InvokeAsync(Run);

        var errors = ReportFile.Load(_zoho.PathOf("second/errors/expenses.csv"));
        Assert.Equal(("not-at-zoho", "account_id", "blocked"), (errors["expenses.csv#3", "zm_code"], errors["expenses.csv#3", "zm_field"], errors["expenses.csv#3", "zm_state"]));
        Assert.Equal("account_id: none of the organisation's chart of accounts has this `account_name`", errors["expenses.csv#3", "zm_message"]);
        Assert.Equal(("several-at-zoho", "tax_id"), (errors["expenses.csv#4", "zm_code"], errors["expenses.csv#4", "zm_field"]));
    }

    [Fact]
    public async Task Retry_TheSameRowOnceTheOrganisationHasIt_IsDelivered()
    {
        await _zoho.InvokeAsync(Run);
        _zoho.Write("data/accounts.csv", "name,type\nFood,expense\n");
        _zoho.Write("chart/migration.yaml", "name: chart\nproducts: [books]\nstreams: [accounts]\n");
        Assert.Equal(0, (await _zoho.InvokeAsync("run", "chart", "--data", "data", "--run", "third", "--new-ledger")).ExitCode);
        var errors = ReportFile.Load(_zoho.PathOf("second/errors/expenses.csv"));
        errors["expenses.csv#4", "tax"] = "9%";
        errors.Save();

        Directory.CreateDirectory(_zoho.PathOf("mended"));
        File.Move(_zoho.PathOf("second/errors/expenses.csv"), _zoho.PathOf("mended/expenses.csv"));
        // Another folder has delivered since: that this one goes on is for its user to say.
        await _zoho.InvokeAsync("resume", "second", "--new-ledger");
        var retry = await _zoho.InvokeAsync("retry", "second", "--from", "mended/expenses.csv");

        Assert.True(retry.ExitCode == 0, retry.Out + retry.Error);
        Assert.Equal((4, 0), (Count("created"), Count("blocked")));
    }

    [Fact]
    public async Task Resume_WhatWasFoundOnce_IsNotAskedForAgain()
    {
        await _zoho.InvokeAsync(Run);
        var reads = Summary()["calls"]!["reads"]!.GetValue<int>();

        var resumed = await _zoho.InvokeAsync("resume", "second");

        Assert.Equal(1, resumed.ExitCode);
        Assert.InRange(Summary()["calls"]!["reads"]!.GetValue<int>(), reads, reads + 1);
        Assert.Equal((2, 2), (Count("created"), Count("blocked")));
    }

    [Fact]
    public async Task Validate_Offline_SaysThatItCannotTell()
    {
        var validated = await _zoho.InvokeAsync("validate", "expenses", "--data", "data", "--run", "dry");

        Assert.Equal(0, validated.ExitCode);
        Assert.Contains("Until then nobody can tell whether", validated.Out + validated.Error, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private JsonNode Summary() => JsonNode.Parse(File.ReadAllText(_zoho.PathOf("second/summary.json")))!;

    private int Count(string state) => Summary()["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());
}
