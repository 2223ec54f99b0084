using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Surveying;

namespace ZohoMigrate.Tests.Surveying;

/// <summary>What only a person can see is named where the run has records that it concerns, and nowhere else.</summary>
public sealed class ByHandFindingsTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly DateOnly Today = new(2024, 4, 1);

    [Theory]
    [InlineData("opening stock", "books.items", """{"name":"A","unit":"kg"}""", false)]
    [InlineData("opening stock", "books.items", """{"name":"A","item_type":"sales"}""", false)]
    [InlineData("opening stock", "books.items", """{"name":"A","item_type":"inventory"}""", true)]
    [InlineData("opening stock", "books.items", """{"name":"A","initial_stock":5}""", true)]
    [InlineData("payment reminders", "books.invoices", """{"date":"2024-03-31"}""", true)]
    [InlineData("payment reminders", "books.invoices", """{"date":"2024-04-01"}""", false)]
    [InlineData("payment reminders", "books.bills", """{"date":"2024-03-31"}""", false)]
    [InlineData("approval", "books.invoices", """{"date":"2024-04-01"}""", true)]
    [InlineData("approval", "books.contacts", """{"contact_name":"A"}""", false)]
    [InlineData("GST", "books.contacts", """{"contact_name":"A"}""", false)]
    [InlineData("GST", "books.contacts", """{"contact_name":"A","gst_no":"29ABCDE1234F1Z5"}""", true)]
    [InlineData("custom fields", "books.contacts", """{"contact_name":"A"}""", false)]
    [InlineData("workflow rules and e-mail alerts", "books.contacts", """{"contact_name":"A"}""", true)]
    [InlineData("workflow rules and e-mail alerts", "crm.leads", """{"Last_Name":"A"}""", false)]
    public void Of_AMatter_IsNamedWhereARecordIsConcerned(string matter, string module, string record, bool isNamed) =>
        Assert.Equal(isNamed, Of((module, record)).Any(finding => finding.Subject == matter));

    [Fact]
    public void Of_AStreamOfWhichNothingMayBeSent_NamesNothing()
    {
        var contents = new RunContents();
        contents.Begin("items", Catalogue.Module("books.items"));

        Assert.Empty(ByHandFindings.Of(Catalogue.Product("books"), contents, Today));
    }

    [Fact]
    public void Of_CustomFields_NamesThemModuleByModule()
    {
        var found = Of(
            ("books.invoices", """{"custom_fields":[{"api_name":"cf_region","value":"North"},{"api_name":"cf_order","value":"7"}]}"""),
            ("books.contacts", """{"custom_fields":[{"api_name":"cf_old_code","value":"C-1"}]}"""),
            ("books.items", """{"name":"A"}"""));

        Assert.EndsWith(
            " The run fills cf_order, cf_region of invoices; cf_old_code of contacts.",
            found.Single(finding => finding.Subject == "custom fields").Message,
            StringComparison.Ordinal);
    }

    private static List<SurveyFinding> Of(params (string Module, string Record)[] records)
    {
        var contents = new RunContents();
        foreach (var (module, record) in records)
            contents.Begin(module, Catalogue.Module(module)).Add(JsonNode.Parse(record)!.AsObject());
        return [.. ByHandFindings.Of(Catalogue.Product("books"), contents, Today)];
    }
}
