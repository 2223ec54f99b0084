using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxCustomFieldTests
{
    private const string Field = "cf_source_id";

    [Fact]
    public async Task Create_WithCustomFields_ShowsThemInTheReplyAndByNameInItsRow()
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var reply = await PostAsync(sandbox, "A", "one");

        Assert.Equal((201, 0), reply.Verdict);
        var contact = reply.Body["contact"]!;
        Assert.Equal(("one", "one", Field), (contact[Field]!.ToString(), contact["custom_fields"]![0]!["value"]!.ToString(), contact["custom_fields"]![0]!["api_name"]!.ToString()));
        var row = (await sandbox.GetAsync("/contacts")).Body["contacts"]![0]!;
        Assert.Equal(("one", null), (row[Field]!.ToString(), row["custom_fields"]));
    }

    [Fact]
    public async Task Create_AValueThatAnotherRecordHas_Answers120303WhereTheFieldTakesNoneTwice()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { UniqueFields = [Field] });
        await PostAsync(sandbox, "A", "one");

        var refused = await PostAsync(sandbox, "B", "one");
        var taken = await PostAsync(sandbox, "B", "two");
        var elsewhere = await sandbox.PostAsync("/chartofaccounts", $$"""{"account_name":"A","account_type":"cash","custom_fields":[{"api_name":"{{Field}}","value":"one"}]}""");

        Assert.Equal((400, 120303), refused.Verdict);
        Assert.Equal(((201, 0), (201, 0)), (taken.Verdict, elsewhere.Verdict));
    }

    [Fact]
    public async Task Start_AUniqueFieldThatIsNoCustomField_IsRefused() => Assert.Contains(
        "unique field notes is not the API name of a custom field, such as cf_source_id",
        (await Assert.ThrowsAsync<SandboxException>(() => SandboxHarness.StartAsync(new() { UniqueFields = ["notes"] }))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_AValueTwiceWhereNobodyForbidsIt_IsTaken(bool uniqueness)
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { Uniqueness = uniqueness, UniqueFields = uniqueness ? [] : [Field] });
        await PostAsync(sandbox, "A", "one");

        Assert.Equal((201, 0), (await PostAsync(sandbox, "B", "one")).Verdict);
    }

    [Fact]
    public async Task HideField_AList_ShowsRowsWithoutItAndRecordsWithIt()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { Faults = SandboxFaults.Parse($"hide-field={Field}") });
        var id = (await PostAsync(sandbox, "A", "one")).Body["contact"]!["contact_id"];

        Assert.Null((await sandbox.GetAsync("/contacts")).Body["contacts"]![0]![Field]);
        Assert.Equal("one", (await sandbox.GetAsync($"/contacts/{id}")).Body["contact"]![Field]!.ToString());
    }

    [Fact]
    public async Task DropField_ACustomField_IsTakenWithoutIt()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new() { Faults = SandboxFaults.Parse($"drop-field={Field}") });

        var contact = (await PostAsync(sandbox, "A", "one")).Body["contact"]!;

        Assert.Equal((null, 0), (contact[Field], contact["custom_fields"]!.AsArray().Count));
    }

    private static Task<SandboxReply> PostAsync(SandboxHarness sandbox, string name, string value) =>
        sandbox.PostAsync("/contacts", $$"""{"contact_name":"{{name}}","custom_fields":[{"api_name":"{{Field}}","value":"{{value}}"}]}""");
}
