using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm;

public sealed class SandboxInsertTests
{
    [Fact]
    public async Task Insert_RecordsInOrder_AreAnsweredOneByOneInThatOrder()
    {
        await using var crm = await CrmClient.StartAsync();

        var made = await crm.InsertAsync("Accounts", """{"Account_Name":"Atlas"}""", """{"Account_Name":"Bazaar"}""");
        var shown = await crm.GetAsync($"/Accounts/{made.Elements[1]!["details"]!["id"]}");

        Assert.Equal("201 SUCCESS SUCCESS", made.Verdict);
        Assert.Equal("""{"message":"record added","status":"success"}""", Without(made.Elements[0]!, "code", "details").ToJsonString());
        Assert.Equal(
            ["$approval_state", "Created_By", "Created_Time", "Modified_By", "Modified_Time", "id"],
            made.Elements[0]!["details"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal("2026-03-02T01:30:00+05:30", made.Elements[0]!["details"]!["Created_Time"]!.ToString());
        Assert.Equal("Bazaar", shown.Elements[0]!["Account_Name"]!.ToString());
    }

    [Fact]
    public async Task Insert_SomeAtFault_Answers207AndMakesTheOthers()
    {
        await using var crm = await CrmClient.StartAsync();

        var mixed = await crm.InsertAsync("Leads", """{"Last_Name":"Ann"}""", """{"First_Name":"Bob"}""", """{"Last_Name":"Cid"}""");
        var none = await crm.InsertAsync("Leads", """{"First_Name":"Bob"}""");

        Assert.Equal("207 SUCCESS MANDATORY_NOT_FOUND SUCCESS", mixed.Verdict);
        Assert.Equal("400 MANDATORY_NOT_FOUND", none.Verdict);
        Assert.Equal("""{"api_name":"Last_Name","json_path":"$.data[1].Last_Name"}""", mixed.Elements[1]!["details"]!.ToJsonString());
        Assert.Equal("required field not found", mixed.Elements[1]!["message"]!.ToString());
        var zoho = await crm.Sandbox.SummarizeAsync();
        Assert.Equal((2, 2L, 0), (zoho.Records["crm.leads"].Count, zoho.CreatesCommitted["crm.leads"], zoho.CreatesCommittedTwice));
    }

    [Theory]
    [InlineData("Leads", "Last_Name", "\"Ann\",\"First_Name\":\"" + Longer + "\"", "First_Name", "maximum_length", "40")]
    [InlineData("Leads", "Last_Name", "7", "Last_Name", "expected_data_type", "text")]
    [InlineData("Leads", "Last_Name", "\"Ann\",\"Email\":\"not-an-address\"", "Email", "expected_data_type", "email")]
    [InlineData("Leads", "Last_Name", "\"Ann\",\"Annual_Revenue\":\"12\"", "Annual_Revenue", "expected_data_type", "double")]
    [InlineData("Leads", "Last_Name", "\"Ann\",\"No_of_Employees\":1.5", "No_of_Employees", "expected_data_type", "integer")]
    [InlineData("Leads", "Last_Name", "\"Ann\",\"Email_Opt_Out\":\"true\"", "Email_Opt_Out", "expected_data_type", "boolean")]
    [InlineData("Deals", "Deal_Name", "\"D\",\"Stage\":\"Qualification\",\"Closing_Date\":\"31/12/2026\"", "Closing_Date", "expected_data_type", "date")]
    [InlineData("Events", "Event_Title", "\"E\",\"End_DateTime\":\"2026-03-01T10:00:00+05:30\",\"Start_DateTime\":\"2026-03-01T09:00:00Z\"", "Start_DateTime", "expected_data_type", "datetime")]
    [InlineData("Deals", "Deal_Name", "\"D\",\"Stage\":\"Qualification\",\"Account_Name\":\"Atlas\"", "Account_Name", "expected_data_type", "jsonobject")]
    [InlineData("Deals", "Deal_Name", "\"D\",\"Stage\":\"Qualification\",\"Account_Name\":{\"name\":\"Atlas\"}", "Account_Name", "expected_data_type", "jsonobject")]
    [InlineData("Deals", "Deal_Name", "\"D\",\"Stage\":\"Qualification\",\"Account_Name\":{\"id\":\"12\"}", "Account_Name", null, null)]
    [InlineData("Deals", "Deal_Name", "\"D\",\"Stage\":\"Qualification\",\"Probability\":101", "Probability", null, null)]
    [InlineData("Calls", "Subject", "\"S\",\"Call_Start_Time\":\"2026-03-01T10:00:00+05:30\",\"Call_Duration\":\"10:00\",\"Call_Type\":\"Loud\"", "Call_Type", "supported_values", "[\"Inbound\",\"Outbound\",\"Missed\"]")]
    [InlineData("Accounts", "Account_Name", "\"A\",\"Phone\":\"555/0100\"", "Phone", "expected_data_type", "phone")]
    [InlineData("Accounts", "Account_Name", "\"A\",\"Account_Number\":\"CC-7\"", "Account_Number", "expected_data_type", "bigint")]
    [InlineData("Campaigns", "Campaign_Name", "\"C\",\"Num_sent\":\"some\"", "Num_sent", "expected_data_type", "bigint")]
    public async Task Insert_AValueThatDoesNotFit_IsInvalidDataAndSaysWhereAndWhy(string module, string field, string rest, string named, string? member, string? value)
    {
        await using var crm = await CrmClient.StartAsync();

        var refused = await crm.InsertAsync(module, $$"""{"{{field}}":{{rest}}}""");

        Assert.Equal("400 INVALID_DATA", refused.Verdict);
        var details = refused.Elements[0]!["details"]!.AsObject();
        Assert.Equal(named, details["api_name"]!.ToString());
        Assert.StartsWith($"$.data[0].{named}", details["json_path"]!.ToString(), StringComparison.Ordinal);
        Assert.True(member is null ? details.Count == 2 : details[member]!.ToJsonString().Trim('"') == value, details.ToJsonString());
    }

    private const string Longer = "12345678901234567890123456789012345678901";

    [Fact]
    public async Task Insert_ALookup_IsAnObjectWithTheIdAndShowsTheName()
    {
        await using var crm = await CrmClient.StartAsync();
        var account = await crm.MadeAsync("Accounts", """{"Account_Name":"Atlas"}""");
        var deal = await crm.MadeAsync("Deals", $$$"""{"Deal_Name":"D","Stage":"Qualification","Account_Name":{"id":"{{{account}}}"}}""");
        var task = await crm.InsertAsync(
            "Tasks", $$$"""{"Subject":"T","What_Id":{"id":"{{{deal}}}"}}""", $$"""{"Subject":"T","What_Id":{"id":"{{deal}}"},"$se_module":"Deals"}""");
        var quote = await crm.InsertAsync("Quotes", $$"""{"Subject":"Q","Quoted_Items":[{"Product_Name":{"id":"{{deal}}"},"Quantity":1}]}""");

        Assert.Equal($$"""{"name":"Atlas","id":"{{account}}"}""", (await crm.GetAsync($"/Deals/{deal}")).Elements[0]!["Account_Name"]!.ToJsonString());
        Assert.Equal(["MANDATORY_NOT_FOUND", "SUCCESS"], task.Codes);
        Assert.Equal("$se_module", task.Elements[0]!["details"]!["api_name"]!.ToString());
        Assert.Equal("$.data[0].Quoted_Items[0].Product_Name.id", quote.Elements[0]!["details"]!["json_path"]!.ToString());
    }

    [Fact]
    public async Task Insert_ALookupIntoAnyModule_IsOfTheModuleThatIsSaid()
    {
        await using var crm = await CrmClient.StartAsync();
        var account = await crm.MadeAsync("Accounts", """{"Account_Name":"Atlas"}""");

        var tasks = await crm.InsertAsync(
            "Tasks",
            $$"""{"Subject":"T","What_Id":{"id":"{{account}}"},"$se_module":"Accounts"}""",
            $$"""{"Subject":"T","What_Id":{"id":"{{account}}"},"$se_module":"Deals"}""");
        var notes = await crm.InsertAsync(
            "Notes",
            $$$$"""{"Note_Content":"N","Parent_Id":{"id":"{{{{account}}}}","module":{"api_name":"Accounts"}}}""",
            $$$$"""{"Note_Content":"N","Parent_Id":{"id":"{{{{account}}}}","module":{"api_name":"Leads"}}}""");

        Assert.Equal("207 SUCCESS INVALID_DATA", tasks.Verdict);
        Assert.Equal("207 SUCCESS INVALID_DATA", notes.Verdict);
    }

    [Fact]
    public async Task Insert_ATakenUniqueValue_IsDuplicateDataAndNamesTheHolder()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { UniqueFields = ["Source_Id", "Code"] });
        var first = await crm.MadeAsync("Leads", """{"Last_Name":"Ann","Source_Id":"a-1","Code":"x"}""");

        var again = await crm.InsertAsync(
            "Leads", """{"Last_Name":"Bob","Source_Id":"A-1"}""", """{"Last_Name":"Bob","Source_Id":"a-1","Code":"x"}""", """{"Last_Name":"Cid","Source_Id":"a-2"}""", """{"Last_Name":"Dot","Source_Id":"a-2"}""");

        Assert.Equal("207 DUPLICATE_DATA MULTIPLE_OR_MULTI_ERRORS SUCCESS DUPLICATE_DATA", again.Verdict);
        Assert.Equal(("Source_Id", first), (again.Elements[0]!["details"]!["api_name"]!.ToString(), again.Elements[0]!["details"]!["duplicate_record"]!["id"]!.ToString()));
        Assert.Equal(["Source_Id", "Code"], again.Elements[1]!["details"]!["errors"]!.AsArray().Select(error => error!["details"]!["api_name"]!.ToString()));
    }

    [Fact]
    public async Task Insert_ACallThatIsNotAsItMustBe_IsRefusedAsAWhole()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse("poison=stumble") });
        var many = Enumerable.Repeat("""{"Last_Name":"Ann"}""", 101).ToArray();

        var tooMany = await crm.InsertAsync("Leads", many);
        var poisoned = await crm.InsertAsync("Leads", many[0], """{"Last_Name":"to stumble"}""");
        var missing = await crm.CallAsync(HttpMethod.Post, "/Leads", """{"trigger":[]}""");

        Assert.Equal((400, "INVALID_DATA"), tooMany.Refusal);
        Assert.Equal(100, tooMany.Body!["details"]!["maximum_length"]!.GetValue<int>());
        Assert.Equal((400, "INVALID_DATA"), poisoned.Refusal);
        Assert.Equal((400, "MANDATORY_NOT_FOUND"), missing.Refusal);
        Assert.Equal((400, "INVALID_DATA"), (await crm.InsertAsync("Leads")).Refusal);
        Assert.Equal((400, "INVALID_DATA"), (await crm.CallAsync(HttpMethod.Post, "/Leads", "not json")).Refusal);
        Assert.Equal((400, "INVALID_MODULE"), (await crm.InsertAsync("leads".ToUpperInvariant(), many[0])).Refusal);
        Assert.Equal((400, "INVALID_REQUEST_METHOD"), (await crm.CallAsync(HttpMethod.Patch, "/Leads")).Refusal);
        Assert.Empty((await crm.Sandbox.SummarizeAsync()).Records);
    }

    [Theory]
    [InlineData(""","trigger":[]""", 0)]
    [InlineData(""","trigger":["workflow"]""", 1)]
    [InlineData("", 1)]
    public async Task Insert_UnlessTriggerIsEmpty_SetsOffAutomation(string trigger, int automations)
    {
        await using var crm = await CrmClient.StartAsync();

        await crm.CallAsync(HttpMethod.Post, "/Leads", $$"""{"data":[{"Last_Name":"Ann"}]{{trigger}}}""");

        Assert.Equal(automations, (await crm.Sandbox.SummarizeAsync()).Automations);
    }

    [Fact]
    public async Task Insert_TheSameAgain_IsCountedAsMadeTwice()
    {
        await using var crm = await CrmClient.StartAsync();
        string[] same = ["""{"Last_Name":"Ann","Description":"#ZM-1"}""", """{"Last_Name":"Ann","Description":"#ZM-2"}"""];

        await crm.InsertAsync("Leads", same);
        await crm.InsertAsync("Leads", same[1], """{"Last_Name":"Ann","Description":"#ZM-3"}""");

        var zoho = await crm.Sandbox.SummarizeAsync();
        Assert.Equal((4L, 1), (zoho.CreatesCommitted["crm.leads"], zoho.CommittedTwice["crm.leads"]));
        Assert.Equal(1, zoho.Duplicates["crm.leads"]);
    }

    private static JsonObject Without(JsonNode element, params string[] members)
    {
        var copy = element.DeepClone().AsObject();
        foreach (var member in members)
            copy.Remove(member);
        return copy;
    }
}
