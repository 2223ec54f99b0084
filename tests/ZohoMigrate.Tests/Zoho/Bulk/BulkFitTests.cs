using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho.Bulk;

namespace ZohoMigrate.Tests.Zoho.Bulk;

public sealed class BulkFitTests
{
    [Theory]
    [InlineData("""{"Last_Name":"Roy","Annual_Revenue":12.5,"Email_Opt_Out":true}""", true)]
    [InlineData("""{"Last_Name":"Roy","Owner":{"id":"3652397000000000001"}}""", true)]
    [InlineData("""{"Last_Name":"Roy","Tag":null}""", true)]
    [InlineData("""{"Last_Name":"Roy","Tag":[{"name":"fair"}]}""", false)]
    [InlineData("""{"Last_Name":"Roy","Layout":{"id":"3652397000000000001"}}""", false)]
    [InlineData("""{"Last_Name":"Roy","Legacy_Id":"L-1","Score":7}""", true)]
    [InlineData("""{"Last_Name":"Roy","Interests":["Tea","Chai"]}""", false)]
    [InlineData("""{"Last_Name":"Roy","Partner":{"id":"3652397000000000001"}}""", false)]
    [InlineData("""{"Last_Name":"Roy","Since":"2026-02-28"}""", false)]
    [InlineData("""{"Last_Name":"Roy","Since":"2026-02-28T10:00:00+05:30"}""", false)]
    public void Holds_ARecord_TakesPlainValuesAlone(string record, bool holds) =>
        Assert.Equal(holds, BulkFit.Holds(ZohoRig.Catalogue.Module("crm.leads"), JsonNode.Parse(record)!.AsObject()));

    // Which record of which module it is, a column cannot say.
    [Fact]
    public void Holds_ATaskAboutAnyRecord_GoesByItself() => Assert.False(BulkFit.Holds(
        ZohoRig.Catalogue.Module("crm.tasks"), new JsonObject { ["Subject"] = "Call", ["What_Id"] = new JsonObject { ["id"] = "3" }, ["$se_module"] = "Deals" }));

    [Fact]
    public void Bulk_OfTheModules_IsThereWhereZohoDocumentsItAndNoLinesAreNeeded() => Assert.Equal(
        ["crm.accounts", "crm.campaigns", "crm.contacts", "crm.deals", "crm.leads", "crm.products", "crm.tasks", "crm.vendors"],
        ZohoRig.Catalogue.Modules.Where(module => module.Bulk is not null).Select(module => module.Module).Order(StringComparer.Ordinal));
}
