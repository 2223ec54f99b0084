using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>Fields that an organisation has made itself, where they stand in the record beside Zoho's; moments; lists of texts.</summary>
public sealed class OwnFieldTests
{
    private const string Migration = "name: test\nproducts: [crm]\nstreams: [customers]\n";

    [Theory]
    [InlineData("Legacy_Id: { from: a }", "7", "\"7\"")]
    [InlineData("Score: { from: a, type: decimal }", "1.50", "1.50")]
    [InlineData("Is_Vip: { from: a, type: boolean }", "yes", "true")]
    [InlineData("Met_On: { from: a, type: date, formats: [d.M.yyyy] }", "1.4.2024", "\"2024-04-01\"")]
    [InlineData("Interests: { from: a, separator: \";\" }", "Tea; Chai;;Tea ", "[\"Tea\",\"Chai\"]")]
    [InlineData("Seen: { from: a, type: datetime, formats: [yyyy-MM-dd HH:mm:ss] }", "2024-04-01 09:30:00", "\"2024-04-01T09:30:00\\u002B00:00\"")]
    [InlineData("Seen: { from: a, type: datetime, formats: [yyyy-MM-dd HH:mm], offset: \"-08:00\" }", "2024-04-01 09:30", "\"2024-04-01T09:30:00-08:00\"")]
    [InlineData("Seen: { from: a, type: datetime, formats: [yyyy-MM-ddTHH:mm:ss.fffzzz], offset: \"-08:00\" }", "2024-04-01T09:30:00.250-03:00", "\"2024-04-01T09:30:00-03:00\"")]
    public void Map_AFieldOfTheOrganisationsOwn_IsWhatItsRuleSays(string rule, string cell, string made)
    {
        using var pack = Pack(rule);

        var record = pack.Map("id,name,a", "1", "Acme", cell);

        Assert.Empty(record.Problems);
        Assert.Equal(made, Assert.Single((PayloadObject)record.Payload["custom_fields"]!).Value.ToJsonString());
    }

    [Theory]
    [InlineData("Seen: { from: a, type: datetime, formats: [yyyy-MM-dd HH:mm] }", "soon", "not-a-date")]
    [InlineData("Seen: { from: a, type: datetime, formats: [dd/MM/yyyy, MM/dd/yyyy] }", "03/04/2024", "ambiguous-date")]
    [InlineData("Score: { from: a, type: decimal }", "many", "not-a-number")]
    public void Map_WhatDoesNotFitItsRule_IsAProblemOfThatField(string rule, string cell, string code)
    {
        using var pack = Pack(rule);

        var problem = Assert.Single(pack.Map("id,name,a", "1", "Acme", cell).Problems);

        Assert.Equal((code, $"custom_fields.{rule.Split(':')[0]}"), (problem.Code, problem.Field));
    }

    [Theory]
    [InlineData("Phone: { from: a }", "`Phone` is a field of Zoho's own")]
    [InlineData("Owner_Of: { ref: customers, from: a }", "`ref` is not for fields of the organisation's own")]
    [InlineData("Seen: { from: a, offset: \"+01:00\" }", "`offset` has no meaning for type `text`")]
    [InlineData("Seen: { from: a, type: datetime, offset: Berlin }", "`Berlin` is not an offset")]
    public void Load_WhatCannotBe_IsAFaultOfThePack(string rule, string fault)
    {
        using var pack = Pack(rule);

        Assert.Contains(pack.Faults(), said => said.Contains(fault, StringComparison.Ordinal));
    }

    private static PackFolder Pack(string rule) => new(Migration, $$"""
        module: crm.accounts
        source: customers.csv
        key: [id]
        fields:
          Account_Name: { from: name }
          custom_fields:
            fields:
              {{rule}}
        """);
}
