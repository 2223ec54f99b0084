using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho;

public sealed class OrganizationsTests
{
    [Theory]
    [InlineData("Premium", 10_000), InlineData("Zoho Books - STANDARD (yearly)", 2000), InlineData("Freedom", null), InlineData("", null)]
    public async Task ReadAsync_Plan_SetsTheDaysBudget(string plan, int? perDay)
    {
        await using var server = Server(plan);
        await using var rig = await ZohoRig.OpenAsync(server, lane: new LaneOptions());

        var read = await rig.Connection.Organizations("books").ReadAsync(1, default);

        Assert.Equal(new Organization("60001", "Northwind", perDay), read.Ours);
        Assert.Equal(2, read.All.Count);
        Assert.Equal(perDay ?? 1000, rig.Connection.Lanes["books.organization"].PerDay);
        Assert.Equal("/books/v3/organizations", Assert.Single(server.Requests).Target);
        Assert.Equal(RequestPurpose.Read, Assert.Single(rig.Journal.Entries).Request.Purpose);
    }

    [Fact]
    public async Task ReadAsync_UserSetPerDay_StaysAsTheUserSaid()
    {
        await using var server = Server("Premium");
        await using var rig = await ZohoRig.OpenAsync(server, lane: new LaneOptions { PerDay = 321 });

        await rig.Connection.Organizations("books").ReadAsync(1, default);

        Assert.Equal(321, rig.Connection.Lanes["books.organization"].PerDay);
    }

    [Theory]
    [InlineData("20%", 8000), InlineData("0%", 10_000), InlineData("99%", 100), InlineData("12.5%", 8750)]
    public async Task ReadAsync_AReserve_IsTakenOffThePlansCalls(string reserve, int ours)
    {
        await using var server = Server("Premium");
        await using var rig = await ZohoRig.OpenAsync(server, lane: new LaneOptions { Reserve = reserve });

        await rig.Connection.Organizations("books").ReadAsync(1, default);

        Assert.Equal(ours, rig.Connection.Lanes["books.organization"].PerDay);
    }

    [Fact]
    public async Task ReadAsync_ANewProcessAfterMoreCallsThanTheFirstGuess_StillGetsToAsk()
    {
        using var folder = new TemporaryFolder();
        await using var server = Server("Premium");
        await using (var first = await ZohoRig.OpenAsync(server, lane: new LaneOptions { Requests = 5000 }, stateFolder: folder.Path))
        {
            await first.Connection.Organizations("books").ReadAsync(1, default);
            for (var id = 2; id <= 1001; id++)
                await first.SendAsync("get", id);
        }

        await using var second = await ZohoRig.OpenAsync(server, lane: new LaneOptions { Requests = 5000 }, stateFolder: folder.Path);

        Assert.Equal(ReplyKind.Success, (await second.Connection.Organizations("books").ReadAsync(2000, default)).Reply.Kind);
        Assert.Equal(1002, server.Requests.Count);
    }

    // Premium's day was begun by one process; then the plan is another, and a second process reads it.
    [Theory]
    [InlineData("Free", true), InlineData("Standard", false)]
    public async Task ReadAsync_ThePlanHasShrunk_WhatWasUsedCountsAgainstIt(string plan, bool isUsedUp)
    {
        using var folder = new TemporaryFolder();
        var now = "Premium";
        await using var server = new WireServer(_ => Organizations(now));
        await using (var first = await ZohoRig.OpenAsync(server, lane: new LaneOptions { Requests = 5000 }, stateFolder: folder.Path))
        {
            await first.Connection.Organizations("books").ReadAsync(1, default);
            for (var id = 2; id <= 1000; id++)
                await first.SendAsync("get", id);
        }

        now = plan;
        await using var second = await ZohoRig.OpenAsync(server, lane: new LaneOptions { Requests = 5000 }, stateFolder: folder.Path);
        await second.Connection.Organizations("books").ReadAsync(2000, default);

        Assert.Equal(isUsedUp ? ReplyKind.QuotaExhausted : ReplyKind.Success, (await second.SendAsync("get", 2001)).Kind);
        Assert.Equal(isUsedUp ? 1001 : 1002, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_NotOurOrganization_SaysSo()
    {
        await using var server = Server("Premium");
        await using var rig = await ZohoRig.OpenAsync(server, settings: ZohoRig.Settings(server.Address) with { OrganizationId = "7" });

        var read = await rig.Connection.Organizations("books").ReadAsync(1, default);

        Assert.Null(read.Ours);
        Assert.Equal(ReplyKind.Success, read.Reply.Kind);
    }

    private static WireServer Server(string plan) => new(_ => Organizations(plan));

    private static WireReply Organizations(string plan) => new(200, $$"""
        {"code":0,"message":"success","organizations":[
          {"organization_id":"60002","name":"Southwind","plan_name":"Free"},
          {"organization_id":"60001","name":"Northwind","plan_name":"{{plan}}"}]}
        """);
}
