using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm;

public sealed class SandboxCrmReadTests
{
    [Fact]
    public async Task List_PageByPage_NewestFirstAndSaysWhetherMoreFollow()
    {
        await using var crm = await CrmClient.StartAsync();
        await crm.InsertAsync("Leads", [.. Enumerable.Range(1, 5).Select(number => $$"""{"Last_Name":"L{{number}}","City":"C"}""")]);

        var first = await crm.GetAsync("/Leads?fields=Last_Name&sort_by=Created_Time&sort_order=desc&per_page=2");
        var token = first.Body!["info"]!["next_page_token"]!.ToString();
        var second = await crm.GetAsync($"/Leads?fields=Last_Name&sort_by=Created_Time&sort_order=desc&per_page=2&page_token={token}");
        var last = await crm.GetAsync("/Leads?fields=Last_Name,City&sort_order=asc&page=3&per_page=2");

        Assert.Equal(["L5", "L4"], first.Elements.Select(row => row!["Last_Name"]!.ToString()));
        Assert.Equal(["Last_Name", "id"], first.Elements[0]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.True(first.Body["info"]!["more_records"]!.GetValue<bool>());
        Assert.Equal(["L3", "L2"], second.Elements.Select(row => row!["Last_Name"]!.ToString()));
        Assert.Equal(["L5"], last.Elements.Select(row => row!["Last_Name"]!.ToString()));
        Assert.False(last.Body!["info"]!["more_records"]!.GetValue<bool>());
    }

    [Fact]
    public async Task List_OfNothing_Answers204AndWithoutFieldsRefuses()
    {
        await using var crm = await CrmClient.StartAsync();

        Assert.Equal((204, true), (await crm.GetAsync("/Leads?fields=Last_Name") is var empty ? empty.Status : 0, empty.Body is null));
        Assert.Equal((400, "REQUIRED_PARAM_MISSING"), (await crm.GetAsync("/Leads")).Refusal);
        Assert.Equal((400, "INVALID_DATA"), (await crm.GetAsync("/Leads?fields=id&sort_by=Last_Name")).Refusal);
        Assert.Equal((400, "INVALID_DATA"), (await crm.GetAsync("/Leads?fields=id&per_page=201")).Refusal);
        Assert.Equal((400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED"), (await crm.GetAsync("/Leads?fields=id&page=11")).Refusal);
    }

    [Fact]
    public async Task List_ARecordThatLags_IsSeenOnlyLater()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse("lag#1@00:00:05") });
        var id = await crm.MadeAsync("Leads", """{"Last_Name":"Ann"}""");

        var early = await crm.GetAsync("/Leads?fields=id");
        crm.Sandbox.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(204, early.Status);
        Assert.Equal(id, (await crm.GetAsync("/Leads?fields=id")).Elements[0]!["id"]!.ToString());
        Assert.Equal(1, (await crm.Sandbox.SummarizeAsync()).ByFault["lag"]);
    }

    [Fact]
    public async Task Delete_ARecord_IsGoneAndMayBeMadeAgain()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { UniqueFields = ["Source_Id"] });
        const string Lead = """{"Last_Name":"Ann","Source_Id":"1"}""";
        var id = await crm.MadeAsync("Leads", Lead);

        var deleted = await crm.CallAsync(HttpMethod.Delete, $"/Leads/{id}");
        var again = await crm.CallAsync(HttpMethod.Delete, $"/Leads/{id}");

        Assert.Equal("200 SUCCESS", deleted.Verdict);
        Assert.Equal("400 INVALID_DATA", again.Verdict);
        Assert.Equal(204, (await crm.GetAsync($"/Leads/{id}")).Status);
        Assert.Equal(["SUCCESS"], (await crm.InsertAsync("Leads", Lead)).Codes);
        Assert.Equal(0, (await crm.Sandbox.SummarizeAsync()).CreatesCommittedTwice);
    }

    [Fact]
    public async Task Org_AndFields_TellTheOrganisationAndTheModule()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Edition = "Standard", UniqueFields = ["Source_Id"] });

        var org = (await crm.GetAsync("/org")).Body!["org"]![0]!;
        var fields = (await crm.GetAsync("/settings/fields?module=Leads")).Body!["fields"]!.AsArray();

        Assert.Equal((crm.Sandbox.Server.OrganizationId, "standard"), (org["zgid"]!.ToString(), org["license_details"]!["paid_type"]!.ToString()));
        var last = fields.Single(field => field!["api_name"]!.ToString() == "Last_Name")!;
        Assert.Equal((80, true), (last["length"]!.GetValue<int>(), last["system_mandatory"]!.GetValue<bool>()));
        Assert.True(fields.Single(field => field!["api_name"]!.ToString() == "Source_Id")!["custom_field"]!.GetValue<bool>());
        Assert.Equal((400, "INVALID_MODULE"), (await crm.GetAsync("/settings/fields?module=leads")).Refusal);
        Assert.Equal((400, "REQUIRED_PARAM_MISSING"), (await crm.GetAsync("/settings/fields")).Refusal);
    }

    [Fact]
    public async Task Users_OfAType_AreTheOneWhoseTokenItIsOrNobody()
    {
        await using var crm = await CrmClient.StartAsync();
        await crm.MadeAsync("Leads", """{"Last_Name":"Ann"}""");

        var current = (await crm.GetAsync("/users?type=CurrentUser")).Body!["users"]!.AsArray().Single()!;
        var owner = (await crm.GetAsync("/Leads?fields=Owner")).Elements[0]!["Owner"]!;

        Assert.Equal((owner["id"]!.ToString(), owner["name"]!.ToString()), (current["id"]!.ToString(), current["full_name"]!.ToString()));
        Assert.Equal(204, (await crm.GetAsync("/users?type=DeletedUsers")).Status);
        Assert.Equal((400, "INVALID_DATA"), (await crm.GetAsync("/users?type=Nobody")).Refusal);
    }

    [Fact]
    public async Task Upsert_WhatAgreesInACheckedField_IsChangedAndTheRestMade()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { UniqueFields = ["Source_Id"] });
        var ann = await crm.MadeAsync("Leads", """{"Last_Name":"Ann","Email":"ann@example.com","Source_Id":"1"}""");

        var byEmail = await crm.CallAsync(HttpMethod.Post, "/Leads/upsert", """{"data":[{"Last_Name":"Ann B","Email":"ANN@example.com"},{"Last_Name":"Bob"},{"City":"C"}],"trigger":[]}""");
        var byOwn = await crm.CallAsync(
            HttpMethod.Post, "/Leads/upsert", """{"data":[{"Last_Name":"Cid","Email":"ann@example.com"},{"Last_Name":"Ann C","Source_Id":"1"}],"duplicate_check_fields":["Source_Id"],"trigger":[]}""");

        Assert.Equal("207 SUCCESS SUCCESS MANDATORY_NOT_FOUND", byEmail.Verdict);
        Assert.Equal(("update", "Email", ann), (byEmail.Elements[0]!["action"]!.ToString(), byEmail.Elements[0]!["duplicate_field"]!.ToString(), byEmail.Elements[0]!["details"]!["id"]!.ToString()));
        Assert.Equal(("insert", true), (byEmail.Elements[1]!["action"]!.ToString(), byEmail.Elements[1]!["duplicate_field"] is null));
        Assert.Null(byEmail.Elements[2]!["action"]);
        Assert.Equal(["insert", "update"], byOwn.Elements.Select(element => element!["action"]!.ToString()));
        Assert.Equal("Ann C", (await crm.GetAsync($"/Leads/{ann}")).Elements[0]!["Last_Name"]!.ToString());
        Assert.Equal(400, (await crm.CallAsync(HttpMethod.Post, "/Tasks/upsert", "{}")).Status);
    }
}
