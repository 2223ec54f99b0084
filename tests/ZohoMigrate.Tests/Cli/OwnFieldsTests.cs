using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What an organisation of Zoho CRM has made of its modules: <c>validate --online</c> holds a pack against it, <c>describe --online</c> shows it.</summary>
public sealed class OwnFieldsTests
{
    private const string Own = """
        Leads:
          Region: { type: picklist, values: [North, South], label: Sales region }
          Legacy_Id: { length: 6, unique: true }
          Visits: { type: integer }
          Score: { type: integer, read_only: true }
          Interests: { type: multiselectpicklist, values: [tea, chai] }
          Company: { mandatory_in_layout: true }
          City: { mandatory_in_layout: true }
          First_Name: { required: true }
          Designation: { length: 5 }
          Industry: { values: [Trade, Transport] }
        """;

    private static readonly string[] Validate = ["validate", "pack", "--data", "data", "--online"];

    [Fact]
    public async Task Validate_WhatFits_IsAskedInTwoCallsAModuleAndIsValid()
    {
        await using var zoho = await StartAsync("L1,Ann,Lee,Trade,Boss,North,7,3,tea\nL2,Bob,Poe,,,South,8,,tea; chai\n");

        var validated = await zoho.InvokeAsync(Validate);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        // The organisation, the fields and the layouts of leads: no list of leads is read, since nothing of them is unique by itself.
        Assert.Contains(", asked in 3 calls:", validated.Out, StringComparison.Ordinal);
        Assert.All((await zoho.CountAsync()).Records.Values, module => Assert.Equal(0, module.Count));
    }

    [Fact]
    public async Task Validate_WhatTheOrganisationDoesNotTake_IsAProblemOfItsRow()
    {
        await using var zoho = await StartAsync("""
            L1,Ann,Lee,Trade,Boss,north,7,3,tea
            L2,Bob,Poe,Farming,Boss,South,1234567,,rum
            L3,,Roe,,Director,,5,,
            L4,Dee,Doe,,,North,a9,,
            L5,Eve,Foe,,,South,A9,,

            """);

        var validated = await zoho.InvokeAsync([.. Validate, "--run", "checked"]);
        var problems = Problems(zoho);

        Assert.Equal(1, validated.ExitCode);
        Assert.Equal(
            [
                "L1 custom_fields.Region not-in-pick-list",
                "L2 Industry not-in-pick-list", "L2 custom_fields.Interests[0] not-in-pick-list", "L2 custom_fields.Legacy_Id too-long-here",
                "L3 Designation too-long-here", "L3 First_Name required-here",
                "L5 custom_fields.Legacy_Id duplicate-value",
            ],
            problems.Where(problem => problem.Severity == "error").Select(problem => problem.Said));
        Assert.Contains("is none of the 2 values of the organisation's pick list: North, South", validated.Out + File.ReadAllText(zoho.PathOf("checked/problems.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_WhatOnlyALayoutDemands_IsAWarning()
    {
        await using var zoho = await StartAsync("L1,Ann,Lee,Trade,Boss,North,7,3,tea\n", fields: "  Company: { from: company }\n");

        var validated = await zoho.InvokeAsync([.. Validate, "--run", "checked"]);
        var survey = JsonNode.Parse(File.ReadAllText(zoho.PathOf("checked/summary.json")))!["survey"]!;

        Assert.Equal(0, validated.ExitCode);
        Assert.Equal(["L1 Company layout-requires"], Problems(zoho).Select(problem => problem.Said));
        Assert.Equal(["A layout makes these fields mandatory, and nothing is mapped to them: City."], Messages(survey, "not-mapped"));
    }

    [Fact]
    public async Task Validate_FieldsThatNobodyCanFill_AreNamed()
    {
        await using var zoho = await StartAsync("L1,Ann,Lee,Trade,Boss,North,7,3,tea\n", own: "      Score: { from: visits, type: integer }\n");

        var validated = await zoho.InvokeAsync([.. Validate, "--output", "json"]);

        Assert.Equal(["Nobody can fill these fields over the API: custom_fields.Score (Score)."], Messages(JsonNode.Parse(validated.Out)!["survey"]!, "read-only"));
    }

    [Theory]
    [InlineData("      Regoin: { from: region }\n", "the organisation has no field `Regoin` in Leads", "Region")]
    [InlineData("      Visits: { from: visits }\n", "field `custom_fields.Visits` is of the kind integer at the organisation", "type: integer")]
    [InlineData("      Interests: { from: likes }\n", "field `custom_fields.Interests` is of the kind multiselectpicklist at the organisation", "separator")]
    public async Task Validate_AMappingThatDoesNotFitTheFields_SaysWhere(string own, string said, string remedy)
    {
        await using var zoho = await StartAsync("L1,Ann,Lee,Trade,Boss,North,7,3,tea\n", own: own, withOwn: false);

        var validated = await zoho.InvokeAsync([.. Validate, "--run", "checked"]);

        Assert.Equal(2, validated.ExitCode);
        Assert.Contains("leads.yaml", validated.Error, StringComparison.Ordinal);
        Assert.Contains(said, validated.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, validated.Error, StringComparison.Ordinal);
        // Offline nothing of it is known.
        Assert.Equal(0, (await zoho.InvokeAsync("validate", "pack", "--data", "data")).ExitCode);
    }

    [Fact]
    public async Task Describe_Online_ShowsTheOrganisationsOwnFieldsMarked()
    {
        await using var zoho = await StartAsync("");

        var described = await zoho.InvokeAsync("describe", "crm.leads", "--online");
        var json = JsonNode.Parse((await zoho.InvokeAsync("describe", "crm.leads", "--online", "--output", "json")).Out)!;
        var own = json["fields"]!.AsArray().Single(field => (string?)field!["name"] == "custom_fields")!["fields"]!.AsArray();
        var region = own.Single(field => (string?)field!["name"] == "Region")!;

        Assert.True(described.ExitCode == 0, described.Error);
        Assert.Matches("(?s) Region .*made by the organisation", described.Out);
        Assert.Equal(("choice", "Sales region", true), ((string?)region["type"], (string?)region["here"]!["label"], (bool)region["here"]!["made"]!));
        Assert.Equal(["North", "South"], region["here"]!["values"]!.AsArray().Select(value => (string)value!));
        Assert.Equal(5, (int)json["fields"]!.AsArray().Single(field => (string?)field!["name"] == "Designation")!["here"]!["length"]!);
        Assert.True((bool)own.Single(field => (string?)field!["name"] == "Created_Time")!["here"]!["readOnly"]!);
    }

    [Fact]
    public async Task Describe_OnlineOfBooks_SaysThatItDoesNotTell()
    {
        await using var zoho = await StartAsync("");

        var described = await zoho.InvokeAsync("describe", "books.items", "--online");

        Assert.Equal(2, described.ExitCode);
        Assert.Contains("Zoho Books does not tell", described.Error, StringComparison.Ordinal);
    }

    private static async Task<FaultyZoho> StartAsync(string leads, string fields = "", string own = "", bool withOwn = true)
    {
        var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder => Leads(folder, leads, fields, own, withOwn));
        await zoho.MakeFieldsAsync(Own);
        return zoho;
    }

    private static void Leads(TemporaryFolder folder, string leads, string fields, string own, bool withOwn)
    {
        folder.Write("pack/migration.yaml", "name: pack\nproducts: [crm]\nstreams: [leads]\n");
        const string OwnMapped = """
                  Region: { from: region }
                  Legacy_Id: { from: legacy }
                  Visits: { from: visits, type: integer }
                  Interests: { from: likes, separator: ";" }

            """;
        const string Mapped = """
            module: crm.leads
            source: leads.csv
            key: [key]
            fields:
              First_Name: { from: first }
              Last_Name: { from: last }
              Industry: { from: industry }
              Designation: { from: title }

            """;
        folder.Write("pack/leads.yaml", $"{Mapped}{fields}  custom_fields:\n    fields:\n{(withOwn ? OwnMapped : "")}{own}");
        folder.Write("data/leads.csv", "key,first,last,industry,title,region,legacy,visits,likes,company\n" + string.Concat(leads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + ",\n")));
    }

    private static IEnumerable<string> Messages(JsonNode survey, string code) =>
        survey["findings"]!.AsArray().Where(finding => (string?)finding!["code"] == code).Select(finding => (string)finding!["message"]!);

    private static List<(string Said, string Severity)> Problems(FaultyZoho zoho) => [.. File.ReadLines(zoho.PathOf("checked/problems.jsonl"))
        .Select(line => JsonNode.Parse(line)!).Select(problem => ($"{problem["key"]} {problem["field"]} {problem["code"]}", problem["severity"]!.ToString()))
        .OrderBy(problem => problem.Item1, StringComparer.Ordinal)];
}
