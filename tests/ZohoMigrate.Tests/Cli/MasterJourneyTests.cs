using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Modules with a way of their own: groups that stand in another list and take their taxes as one text, banks that are accounts, balances of which there is one.</summary>
public sealed class MasterJourneyTests
{
    [Fact]
    public async Task Run_WhatAMoveBeginsWith_IsDelivered()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, MasterBooks.WriteTo);

        var run = await zoho.RunAsync();
        var reconciled = await zoho.InvokeAsync("reconcile", "run");
        var again = await zoho.ResumeAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
        Assert.Equal(0, again.ExitCode);
        await zoho.AssertOnceAndNeverOverAsync(MasterBooks.Records);
        Assert.Empty(await zoho.ProblemsAsync());
    }

    [Theory]
    [InlineData("banks", 1, "matched")]
    [InlineData("taxes, groups", 3, "matched")]
    [InlineData("taxes, groups, items, prices", 5, "matched")]
    // Of what Zoho keeps once, and may have had before, a person must say whose it is.
    [InlineData("accounts, banks, balances", 3, "unknown")]
    public async Task Run_AnswerToTheLastLost_IsFoundInTheListItStandsIn(string streams, int records, string state)
    {
        await using var zoho = await FaultyZoho.StartAsync($"commit-drop#{records + 1}", scale: 1200, folder => MasterBooks.WriteTo(folder, streams));

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == (state == "unknown" ? 1 : 0), run.Out + run.Error + await zoho.ProblemsAsync());
        await zoho.AssertOnceAndNeverOverAsync(records);
        Assert.Equal((records - 1, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync(state)));
    }

    [Fact]
    public async Task Create_AGroupOfTaxes_TakesThemAsOneTextAndShowsThemAmongTheTaxes()
    {
        await using var zoho = await Sandbox.SandboxHarness.StartAsync();
        var first = await TaxAsync(zoho, "CGST9");
        var second = await TaxAsync(zoho, "SGST9");

        var made = await zoho.PostAsync("/settings/taxgroups", $$"""{"tax_group_name":"GST18","taxes":"{{first}},{{second}}"}""");
        var listed = (await zoho.GetAsync("/settings/taxes")).Body["taxes"]!.AsArray();

        Assert.Equal([first, second], made.Body["tax_group"]!["taxes"]!.AsArray().Select(tax => tax!["tax_id"]!.ToString()));
        Assert.Equal(["CGST9", "SGST9", "GST18"], listed.Select(row => row!["tax_name"]!.ToString()));
        Assert.Equal<decimal>([9, 9, 18], listed.Select(row => row!["tax_percentage"]!.GetValue<decimal>()));
        Assert.Equal(
            ("tax_group", made.Body["tax_group"]!["tax_group_id"]!.ToString()), (listed[2]!["tax_type"]!.ToString(), listed[2]!["tax_id"]!.ToString()));
        Assert.Equal((400, 1002), (await zoho.PostAsync("/settings/taxgroups", $$"""{"tax_group_name":"X","taxes":"{{first}},4711"}""")).Verdict);
        Assert.Equal((400, 2), (await zoho.PostAsync("/settings/taxgroups", $$"""{"tax_group_name":"X","taxes":["{{first}}"]}""")).Verdict);
        Assert.Equal((400, 4), (await zoho.PostAsync("/settings/taxgroups", """{"tax_group_name":"X"}""")).Verdict);
    }

    [Fact]
    public async Task OpeningBalances_OfAnOrganisation_AreOne()
    {
        await using var zoho = await Sandbox.SandboxHarness.StartAsync();
        var account = (await zoho.PostAsync("/chartofaccounts", """{"account_name":"Capital","account_type":"equity"}""")).Body["chart_of_account"]!["account_id"]!;
        var empty = await zoho.GetAsync("/settings/openingbalances");

        var made = await MakeAsync("2026-03-31");
        var second = await MakeAsync("2027-03-31");
        var shown = (await zoho.GetAsync("/settings/openingbalances")).Body["opening_balance"]!;
        var deleted = await zoho.CallAsync(HttpMethod.Delete, "/settings/openingbalances");

        Assert.Equal("{}", empty.Body["opening_balance"]!.ToJsonString());
        Assert.Equal((201, 400, 200), (made.Status, second.Status, deleted.Status));
        Assert.Equal(("2026-03-31", 5m), (shown["date"]!.ToString(), shown["accounts"]![0]!["amount"]!.GetValue<decimal>()));
        Assert.Equal(201, (await MakeAsync("2027-03-31")).Status);

        Task<Sandbox.SandboxReply> MakeAsync(string date) => zoho.PostAsync(
            "/settings/openingbalances",
            $$"""{"date":"{{date}}","accounts":[{"account_id":"{{account}}","debit_or_credit":"credit","amount":5}]}""");
    }

    private static async Task<string> TaxAsync(Sandbox.SandboxHarness zoho, string name)
    {
        JsonNode tax = (await zoho.PostAsync("/settings/taxes", $$"""{"tax_name":"{{name}}","tax_percentage":9}""")).Body["tax"]!;
        return tax["tax_id"]!.ToString();
    }
}
