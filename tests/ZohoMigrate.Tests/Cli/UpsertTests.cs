using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sandbox.Crm;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>upsert: [Email]</c>: what is there is changed, what is not is made, and the run says which was which.</summary>
public sealed class UpsertTests
{
    private const string TwoLeads = "1,Lee,ann@example.com,Pune\n2,Poe,bob@example.com,Goa\n";

    private static readonly string[] Validate = ["validate", "pack", "--data", "data"];

    [Fact]
    public async Task Run_ARecordThatIsThere_IsUpdatedAndTheRestMade()
    {
        await using var zoho = await StartAsync(TwoLeads);
        var ann = "";
        await zoho.ByHandAsync(async hand => ann = await new CrmClient(hand).MadeAsync("Leads", """{"Last_Name":"Old","Email":"ANN@example.com","Description":"Met in May"}"""));

        var run = await zoho.RunAsync();
        var leads = await zoho.RecordsAsync("crm.leads");
        var stream = (await zoho.SummaryAsync())["streams"]![0]!;

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal((1, 1, 2), ((int)stream["created"]!, (int)stream["updated"]!, (int)stream["records"]!));
        Assert.Equal(["Lee", "Poe"], leads.Select(lead => lead["Last_Name"]!.ToString()));
        Assert.Equal((ann, "Met in May"), (leads[0]["id"]!.ToString(), leads[0]["Description"]!.ToString()));
        // No marker is written over what a description holds, and none is needed.
        Assert.Null(leads[1]["Description"]);
        Assert.Equal([$"{ann},1,updated", $"{leads[1]["id"]},2,created"], File.ReadLines(zoho.PathOf("run/delivered/leads.csv")).Skip(1).Select(line => string.Join(',', line.Split(',').Take(3))).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await zoho.CountAsync()).CreatesCommittedTwice);
    }

    [Fact]
    public async Task Validate_AStreamThatWritesOver_SaysSo()
    {
        await using var zoho = await StartAsync(TwoLeads);

        var validated = await zoho.InvokeAsync(Validate);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        Assert.Contains("2 × writes over what is there [overwrites] in leads: Email, e.g. leads.csv:2, 3", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnAnswerThatIsLost_IsSentAgainAndMakesNothingTwice()
    {
        await using var zoho = await StartAsync(TwoLeads);
        await zoho.RestartAsync("commit-500#2");

        var run = await zoho.RunAsync();
        var counted = await zoho.CountAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(1, counted.ByFault["commit-500"]);
        Assert.Equal(2, counted.Records["crm.leads"].Count);
        Assert.Equal(2, await zoho.TotalAsync("created") + await zoho.TotalAsync("updated"));
        Assert.Equal(0, await zoho.TotalAsync("unknown"));
    }

    [Fact]
    public async Task Resume_AfterAKillInTheCall_SendsItAgainAndMakesNothingTwice()
    {
        await using var zoho = await StartAsync(TwoLeads);

        await zoho.RunKilledAsync("before-outcome#2");
        var resumed = await zoho.ResumeAsync();

        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        Assert.Equal(2, (await zoho.CountAsync()).Records["crm.leads"].Count);
        Assert.Equal(2, await zoho.TotalAsync("created") + await zoho.TotalAsync("updated"));
    }

    [Fact]
    public async Task Validate_RecordsThatCannotBeToldApart_AreRejected()
    {
        await using var zoho = await StartAsync("1,Lee,ann@example.com,Pune\n2,Poe,ANN@example.com,Goa\n3,Roe,,Goa\n");

        var validated = await zoho.InvokeAsync([.. Validate, "--run", "checked"]);
        var problems = File.ReadLines(zoho.PathOf("checked/problems.jsonl")).Select(line => JsonNode.Parse(line)!).Select(problem => $"{problem["key"]} {problem["field"]} {problem["code"]}");

        Assert.Equal(1, validated.ExitCode);
        Assert.Equal(["2 Email duplicate-value", "3 Email upsert-without-value"], problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("crm.tasks", "Subject", "upsert: [Subject]", "Zoho has no such call for crm.tasks")]
    [InlineData("crm.leads", "Last_Name", "upsert: [Email]", "nothing is mapped to `Email`")]
    [InlineData("crm.leads", "Last_Name", "upsert: []", "names no field")]
    public async Task Validate_AnUpsertThatCannotBe_IsAFaultOfTheMapping(string module, string field, string upsert, string said)
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            folder.Write("pack/migration.yaml", "name: pack\nproducts: [crm]\nstreams: [leads]\n");
            folder.Write("pack/leads.yaml", $"module: {module}\nsource: leads.csv\nkey: [id]\n{upsert}\nfields: {{ {field}: {{ from: last }} }}\n");
            folder.Write("data/leads.csv", "id,last\n1,Lee\n");
        });

        var validated = await zoho.InvokeAsync(Validate);

        Assert.Equal(2, validated.ExitCode);
        Assert.Contains(said, validated.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Leads: { Source_Id: { unique: true } }", 0)]
    [InlineData("Leads: { Source_Id: {} }", 2)]
    public async Task Validate_OnlineByAFieldOfTheOrganisationsOwn_MustBeUniqueThere(string own, int exitCode)
    {
        await using var zoho = await StartAsync(TwoLeads, "upsert: [Source_Id]\n", "  custom_fields: { fields: { Source_Id: { from: id } } }\n");
        await zoho.MakeFieldsAsync(own);

        var validated = await zoho.InvokeAsync([.. Validate, "--online"]);
        var run = await zoho.RunAsync();

        Assert.True(validated.ExitCode == exitCode, validated.Out + validated.Error);
        Assert.Equal(exitCode == 2, validated.Error.Contains("the organisation does not keep `Source_Id` unique", StringComparison.Ordinal));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Run_IntoAModuleOfTheOrganisationsOwn_MakesItsRecords()
    {
        await using var zoho = await RoomsAsync("Rooms");

        var validated = await zoho.InvokeAsync([.. Validate, "--online"]);
        var run = await zoho.RunAsync();
        var rooms = await zoho.RecordsAsync("crm.custom.Rooms");

        Assert.True((validated.ExitCode, run.ExitCode) == (0, 0), validated.Out + validated.Error + run.Out + run.Error);
        Assert.Equal(["Blue 2", "Red 3"], rooms.Select(room => $"{room["Name"]} {room["Floor"]}"));
        Assert.Equal((2, 0), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
    }

    [Fact]
    public async Task Validate_OnlineAModuleThatIsNone_NamesTheNearest()
    {
        await using var zoho = await RoomsAsync("Romos");

        var validated = await zoho.InvokeAsync([.. Validate, "--online"]);

        Assert.Equal(3, validated.ExitCode);
        Assert.Contains("the organisation has no module Romos, which stream rooms names. Did you mean Rooms?", validated.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crm.custom", "it stands before the name of one that the organisation has made")]
    [InlineData("crm.custom.Rooms", "stream `rooms` lacks `upsert`")]
    public async Task Validate_AModuleOfTheOrganisationsOwnThatCannotBe_IsAFaultOfTheMapping(string module, string said)
    {
        await using var zoho = await RoomsAsync("Rooms");
        File.WriteAllText(zoho.PathOf("pack/rooms.yaml"), $"module: {module}\nsource: rooms.csv\nkey: [name]\nfields: {{ Name: {{ from: name }} }}\n");

        var validated = await zoho.InvokeAsync(Validate);

        Assert.Equal(2, validated.ExitCode);
        Assert.Contains(said, validated.Error, StringComparison.Ordinal);
    }

    private static async Task<FaultyZoho> RoomsAsync(string module)
    {
        var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            folder.Write("pack/migration.yaml", "name: pack\nproducts: [crm]\nstreams: [rooms]\n");
            folder.Write(
                "pack/rooms.yaml",
                $"module: crm.custom.{module}\nsource: rooms.csv\nkey: [name]\nupsert: [Name]\nfields:\n  Name: {{ from: name }}\n  custom_fields: {{ fields: {{ Floor: {{ from: floor, type: integer }} }} }}\n");
            folder.Write("data/rooms.csv", "name,floor\nBlue,2\nRed,3\n");
        });
        await zoho.MakeFieldsAsync("Rooms: { Floor: { type: integer } }");
        return zoho;
    }

    private static Task<FaultyZoho> StartAsync(string leads, string upsert = "upsert: [Email]\n", string own = "") => FaultyZoho.StartAsync("", scale: 1200, folder =>
    {
        folder.Write("pack/migration.yaml", "name: pack\nproducts: [crm]\nstreams: [leads]\n");
        folder.Write("pack/leads.yaml", $"module: crm.leads\nsource: leads.csv\nkey: [id]\n{upsert}fields:\n  Last_Name: {{ from: last }}\n  Email: {{ from: mail }}\n  City: {{ from: city }}\n{own}");
        folder.Write("data/leads.csv", $"id,last,mail,city\n{leads}");
    });
}
