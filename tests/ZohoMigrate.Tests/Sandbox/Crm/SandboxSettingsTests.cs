using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm;

/// <summary>What the simulated organisation tells of its modules, their fields and layouts (openapi/crm/2026-08-oas31).</summary>
public sealed class SandboxSettingsTests
{
    private const string Own = """
        Leads:
          Region: { type: picklist, values: [North, South], required: true, label: Sales region }
          Legacy_Id: { length: 20, unique: true }
          Score: { type: integer, read_only: true }
          Interests: { type: multiselectpicklist, values: [tea, chai] }
          Company: { mandatory_in_layout: true }
          Website: { length: 450 }
          Industry: { values: [Trade, Transport] }
        """;

    // What Zoho's document requires of each field, each module and each layout.
    private const string OfFields =
        "webhook operation_type colour_code_enabled_by_system field_label type field_read_only display_label read_only association_details businesscard_supported multi_module_lookup id filterable "
        + "visible profiles view_type separator searchable history_tracking_enabled external api_name unique enable_colour_code pick_list_values system_mandatory virtual_field range created_source "
        + "display_type ui_type public email_parser currency custom_field lookup convert_mapping rollup_summary display_field pick_list_values_sorted_lexically sortable data_type formula mass_update "
        + "multiselectlookup auto_number";

    private const string OfModules =
        "global_search_supported public_fields_configured recycle_bin_on_delete has_more_profiles sub_menu_available profile_count deletable description id profiles status sequence_number";

    private const string OfLayouts =
        "has_more_profiles created_time visible created_for profiles source sections display_label show_business_card actions_allowed modified_time api_name name modified_by generated_type id status";

    private static SandboxOptions Options => new() { OwnFields = OrganizationFields.Parse(Own) };

    [Fact]
    public async Task Fields_OfAModule_HaveEveryMemberThatZohosDocumentRequires()
    {
        await using var crm = await CrmClient.StartAsync(Options);

        var modules = await ListAsync(crm, "/settings/modules", "modules");
        var leads = await ListAsync(crm, "/settings/fields?module=Leads", "fields");
        var layout = Assert.Single(await ListAsync(crm, "/settings/layouts?module=Leads", "layouts"));

        Assert.All(leads, field => AssertHas(field, OfFields));
        Assert.All(modules, module => AssertHas(module, OfModules));
        AssertHas(layout, OfLayouts);
        Assert.Equal(leads.Count, leads.DistinctBy(field => field["id"]!.ToString()).Count());
        Assert.All(leads, field => Assert.Matches("^[0-9]{19}$", field["id"]!.ToString()));
    }

    [Fact]
    public async Task Fields_TheOrganisationsOwn_AreToldAsItMadeThem()
    {
        await using var crm = await CrmClient.StartAsync(Options);

        var leads = await ListAsync(crm, "/settings/fields?module=Leads", "fields");
        var region = Named(leads, "Region");

        Assert.Equal(
            ("picklist", "string", true, true, "Sales region"),
            (region["data_type"]!.ToString(), region["json_type"]!.ToString(), region["custom_field"]!.GetValue<bool>(), region["system_mandatory"]!.GetValue<bool>(), region["field_label"]!.ToString()));
        Assert.Equal(["North", "South"], region["pick_list_values"]!.AsArray().Select(value => value!["actual_value"]!.ToString()));
        Assert.Equal((20, "{\"case_sensitive\":false}"), (Named(leads, "Legacy_Id")["length"]!.GetValue<int>(), Named(leads, "Legacy_Id")["unique"]!.ToJsonString()));
        Assert.False(Named(leads, "Score")["operation_type"]!["api_create"]!.GetValue<bool>());
        Assert.False(Named(leads, "Created_Time")["operation_type"]!["api_create"]!.GetValue<bool>());
        Assert.Equal((450, false), (Named(leads, "Website")["length"]!.GetValue<int>(), Named(leads, "Website")["custom_field"]!.GetValue<bool>()));
        Assert.Equal(["Trade", "Transport"], Named(leads, "Industry")["pick_list_values"]!.AsArray().Select(value => value!["display_value"]!.ToString()));
        // Mandatory by the layout alone, which the fields themselves do not say.
        Assert.False(Named(leads, "Company")["system_mandatory"]!.GetValue<bool>());
        var layout = (await ListAsync(crm, "/settings/layouts?module=Leads", "layouts"))[0]["sections"]![0]!["fields"]!.AsArray().Select(field => field!.AsObject()).ToList();
        Assert.Equal(["Last_Name", "Company", "Region"], layout.Where(field => field["required"]!.GetValue<bool>()).Select(field => field["api_name"]!.ToString()));
    }

    [Fact]
    public async Task Fields_OfLineItems_AreThoseOfASubformThatTheModulesName()
    {
        await using var crm = await CrmClient.StartAsync();

        var lines = Named(await ListAsync(crm, "/settings/fields?module=Quotes", "fields"), "Quoted_Items");
        var rows = await ListAsync(crm, "/settings/fields?module=Quoted_Items", "fields");

        Assert.Equal(("subform", "Quoted_Items"), (lines["data_type"]!.ToString(), lines["associated_module"]!["module"]!.ToString()));
        Assert.Equal(("lookup", "Products"), (Named(rows, "Product_Name")["data_type"]!.ToString(), Named(rows, "Product_Name")["lookup"]!["module"]!["api_name"]!.ToString()));
        Assert.Equal("subform", Named(await ListAsync(crm, "/settings/modules", "modules"), "Quoted_Items")["generated_type"]!.ToString());
        Assert.Equal((400, "INVALID_MODULE"), (await crm.GetAsync("/settings/layouts?module=Rooms")).Refusal);
    }

    [Fact]
    public async Task Insert_HeldAgainstWhatTheOrganisationMade_IsRefusedAsZohoDoes()
    {
        await using var crm = await CrmClient.StartAsync(Options);

        var sent = await crm.InsertAsync(
            "Leads",
            """{"Last_Name":"Ann","Region":"North","Legacy_Id":"7","Score":3,"Interests":["tea"]}""",
            """{"Last_Name":"Bob"}""",
            """{"Last_Name":"Cid","Region":"north"}""",
            """{"Last_Name":"Dee","Region":"South","Legacy_Id":"7"}""",
            """{"Last_Name":"Eve","Region":"South","Legacy_Id":"123456789012345678901"}""",
            """{"Last_Name":"Fay","Region":"South","Interests":["tea","rum"]}""");

        Assert.Equal("207 SUCCESS MANDATORY_NOT_FOUND INVALID_DATA DUPLICATE_DATA INVALID_DATA INVALID_DATA", sent.Verdict);
        Assert.Equal("""["North","South"]""", sent.Elements[2]!["details"]!["supported_values"]!.ToJsonString());
        Assert.Equal(20, sent.Elements[4]!["details"]!["maximum_length"]!.GetValue<int>());
        var made = (await crm.GetAsync($"/Leads/{sent.Elements[0]!["details"]!["id"]}")).Elements[0]!;
        Assert.Equal(("7", true), (made["Legacy_Id"]!.ToString(), made["Score"] is null));
    }

    [Fact]
    public async Task Modules_OneThatTheOrganisationMade_IsToldAndTakesRecords()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { OwnFields = OrganizationFields.Parse("Rooms: { Floor: { type: integer } }") });

        var made = await crm.InsertAsync("Rooms", """{"Name":"Blue","Floor":2}""", """{"Name":"Red","Floor":"two"}""");

        Assert.Equal("207 SUCCESS INVALID_DATA", made.Verdict);
        Assert.Equal("custom", Named(await ListAsync(crm, "/settings/modules", "modules"), "Rooms")["generated_type"]!.ToString());
        Assert.Equal("integer", Named(await ListAsync(crm, "/settings/fields?module=Rooms", "fields"), "Floor")["data_type"]!.ToString());
    }

    [Theory]
    [InlineData("2nd Rooms: { Floor: { type: integer } }", "2nd Rooms is not the API name of a module")]
    [InlineData("Leads: { Sum: { type: formula } }", "Sum is of no known type")]
    public async Task Start_OwnFieldsThatCannotBe_AreNamed(string own, string said)
    {
        var fault = await Assert.ThrowsAsync<SandboxException>(() => CrmClient.StartAsync(new SandboxOptions { OwnFields = OrganizationFields.Parse(own) }));

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    private static async Task<List<JsonObject>> ListAsync(CrmClient crm, string path, string member) =>
        [.. (await crm.GetAsync(path)).Body![member]!.AsArray().Select(one => one!.AsObject())];

    private static JsonObject Named(IEnumerable<JsonObject> things, string name) => things.Single(thing => thing["api_name"]!.ToString() == name);

    private static void AssertHas(JsonObject thing, string members) => Assert.All(members.Split(' '), member => Assert.True(thing.ContainsKey(member), member));
}
