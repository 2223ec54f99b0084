using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

/// <summary>IGST between two states, CGST and SGST within one.</summary>
public sealed class SupplyRuleTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private static readonly KnownTaxes Taxes = Known(
        ("books.taxes", "IGST18", """{"tax_percentage":18,"tax_specific_type":"igst"}"""),
        ("books.taxes", "CGST9", """{"tax_percentage":9,"tax_specific_type":"cgst"}"""),
        ("books.taxes", "SGST9", """{"tax_percentage":9,"tax_specific_type":"sgst"}"""),
        ("books.taxes", "VAT", """{"tax_percentage":5}"""),
        ("books.taxgroups", "GST18", """{"taxes":[{"tax_id":{"$ref":"taxes","key":"CGST9"}},{"tax_id":{"$ref":"taxes","key":"SGST9"}}]}"""));

    [Theory]
    [InlineData("KA", "GST18", "line_items[0].tax_id is CGST or SGST, and the organisation's own state and place_of_supply are not the same (customers.csv line 2)")]
    [InlineData("MH", "IGST18", "line_items[0].tax_id is IGST, and the organisation's own state and place_of_supply are the same (customers.csv line 2)")]
    [InlineData("MH", "GST18", "")]
    [InlineData("KA", "IGST18", "")]
    [InlineData("KA", "VAT", "")]
    [InlineData("KA", "another", "")]
    [InlineData("XX", "GST18", "")]
    [InlineData(null, "GST18", "")]
    public void Check_ASale_IsHeldAgainstTheOrganisationsState(string? place, string tax, string told) =>
        Assert.Equal(told, Told("books.invoices", Sale(place, tax), "MH"));

    [Theory]
    [InlineData("books.invoices", "invoice_number")]
    [InlineData("books.estimates", "estimate_number")]
    [InlineData("books.salesorders", "salesorder_number")]
    [InlineData("books.creditnotes", "creditnote_number")]
    public void Check_EveryKindOfSale_IsLookedAt(string module, string number) =>
        Assert.NotEqual("", Told(module, Sale("KA", "GST18").Replace("invoice_number", number, StringComparison.Ordinal), "MH"));

    [Fact]
    public void Check_ASaleWhereTheOrganisationsStateIsNotNamed_SaysNothing() => Assert.Equal("", Told("books.invoices", Sale("KA", "GST18"), home: null));

    [Theory]
    [InlineData("overseas"), InlineData("business_sez"), InlineData("sez_developer")]
    public void Check_ASaleOutOfTheCountryOrToAZone_SaysNothing(string treatment) =>
        Assert.Equal("", Told("books.invoices", Sale("MH", "IGST18", $"\"gst_treatment\":\"{treatment}\","), "MH"));

    [Theory]
    [InlineData("books.bills", "bill_number", "KA", "MH", "tax_id", "GST18", "line_items[0].tax_id is CGST or SGST, and source_of_supply and destination_of_supply are not the same (customers.csv line 2)")]
    [InlineData("books.bills", "bill_number", "KA", null, "tax_id", "GST18", "line_items[0].tax_id is CGST or SGST, and source_of_supply and the organisation's own state are not the same (customers.csv line 2)")]
    [InlineData("books.vendorcredits", "vendor_credit_number", "KA", "KA", "tax_id", "IGST18", "line_items[0].tax_id is IGST, and source_of_supply and destination_of_supply are the same (customers.csv line 2)")]
    [InlineData("books.purchaseorders", "purchaseorder_number", "KA", "MH", "reverse_charge_tax_id", "GST18", "line_items[0].reverse_charge_tax_id is CGST or SGST, and source_of_supply and destination_of_supply are not the same (customers.csv line 2)")]
    [InlineData("books.bills", "bill_number", "KA", "MH", "tax_id", "IGST18", "")]
    [InlineData("books.bills", "bill_number", null, "MH", "tax_id", "IGST18", "")]
    public void Check_APurchase_GoesByItsOwnStates(string module, string number, string? from, string? to, string field, string tax, string told) => Assert.Equal(
        told,
        Told(
            module,
            $$"""
            {"vendor_id":{"$ref":"parties","key":"1"},"{{number}}":"7","date":"2024-05-31",{{Place("source_of_supply", from)}}{{Place("destination_of_supply", to)}}
             "line_items":[{"account_id":{"$ref":"accounts","key":"1"},"quantity":1,"rate":100,"{{field}}":{"$ref":"taxes","key":"{{tax}}"} }]}
            """,
            "MH"));

    [Theory]
    [InlineData("books.invoices", "customer_id", "invoice_number", "GST18", "line_items[0].tax_id is CGST or SGST, and the organisation's own state and the state of its customer_id are not the same (customers.csv line 2)")]
    [InlineData("books.invoices", "customer_id", "invoice_number", "IGST18", "")]
    [InlineData("books.bills", "vendor_id", "bill_number", "GST18", "line_items[0].tax_id is CGST or SGST, and the state of its vendor_id and the organisation's own state are not the same (customers.csv line 2)")]
    public void Check_ADocumentThatNamesNoPlace_GoesByItsContacts(string module, string party, string number, string tax, string told)
    {
        var stage = new ValidationStage(Catalogue.Module(module), new HashSet<string>()) { Taxes = Taxes, Home = IndianStates.OfCode("MH"), Known = Contact("""{"place_of_contact":"KA"}""") };

        Assert.Equal(told, Told(stage, module, Sale(null, tax).Replace("customer_id", party, StringComparison.Ordinal).Replace("invoice_number", number, StringComparison.Ordinal), "tax-not-of-place"));
    }

    [Fact]
    public void Check_AContactOutOfTheCountry_SaysNothing()
    {
        var stage = new ValidationStage(Catalogue.Module("books.invoices"), new HashSet<string>()) { Taxes = Taxes, Home = IndianStates.OfCode("MH"), Known = Contact("""{"gst_treatment":"overseas"}""") };

        Assert.Equal("", Told(stage, "books.invoices", Sale("MH", "IGST18"), "tax-not-of-place"));
    }

    [Theory]
    [InlineData("CGST9", "line_items[0].tax_id is CGST without SGST (customers.csv line 2)")]
    [InlineData("SGST9", "line_items[0].tax_id is SGST without CGST (customers.csv line 2)")]
    [InlineData("GST18", ""), InlineData("IGST18", ""), InlineData("VAT", "")]
    public void Check_OneOfTheTwoTaxesOfAState_IsToldWhateverTheStates(string tax, string told)
    {
        var stage = new ValidationStage(Catalogue.Module("books.invoices"), new HashSet<string>()) { Taxes = Taxes };

        Assert.Equal(told, Told(stage, "books.invoices", Sale(null, tax), "half-of-gst"));
    }

    [Theory]
    [InlineData("business_none", "tax_id", "vendor_id is not registered for GST, and a line has neither a tax by reverse charge nor an exemption (customers.csv line 2)")]
    [InlineData("business_none", "reverse_charge_tax_id", "")]
    [InlineData("business_gst", "tax_id", "")]
    public void Check_APurchaseOfSomebodyUnregistered_NeedsReverseCharge(string treatment, string field, string told)
    {
        var stage = new ValidationStage(Catalogue.Module("books.bills"), new HashSet<string>()) { Taxes = Taxes, Known = Contact($$"""{"contact_type":"vendor","gst_treatment":"{{treatment}}"}""") };
        var bill = $$"""
            {"vendor_id":{"$ref":"parties","key":"1"},"bill_number":"7","date":"2024-05-31",
             "line_items":[{"account_id":{"$ref":"accounts","key":"1"},"quantity":1,"rate":100,"{{field}}":{"$ref":"taxes","key":"IGST18"} }]}
            """;

        Assert.Equal(told, Told(stage, "books.bills", bill, "no-reverse-charge"));
    }

    [Fact]
    public void Check_TheHsnOfAPurchaseOrdersLine_IsDoubtful()
    {
        var stage = new ValidationStage(Catalogue.Module("books.purchaseorders"), new HashSet<string>());
        const string Order = """
            {"vendor_id":{"$ref":"parties","key":"1"},"purchaseorder_number":"7","date":"2024-05-31",
             "line_items":[{"account_id":{"$ref":"accounts","key":"1"},"quantity":1,"rate":100,"hsn_or_sac":"0902"}]}
            """;

        Assert.Equal("line_items[].hsn_or_sac is a field that Zoho refuses in some organisations (customers.csv line 2)", Told(stage, "books.purchaseorders", Order, "doubtful-field"));
    }

    [Theory]
    [InlineData(null, "GST18", "places-unchecked")]
    [InlineData("MH", "GST18", "")]
    [InlineData("MH", "", "tax-undecided")]
    [InlineData(null, "", "tax-undecided")]
    public void Judge_OfTaxedDocuments_SaysOnceWhatIsNotCheckedOrNotDecided(string? home, string tax, string told)
    {
        var watch = new TaxWatch(Catalogue.Module("books.invoices"), Taxes, KnownRecords.None, home is null ? null : IndianStates.OfCode(home), RuleChoices.None);
        var sale = tax.Length > 0 ? Sale("KA", tax) : Sale("KA", "GST18").Replace(",\"tax_id\":{\"$ref\":\"taxes\",\"key\":\"GST18\"}", "", StringComparison.Ordinal);

        watch.Look(TestRecord.Of(sale, module: "books.invoices"));
        watch.Look(TestRecord.Of(sale, module: "books.invoices"));

        var findings = watch.Judge().ToList();
        Assert.Equal(told, string.Join(" ", findings.Select(finding => finding.Code)));
        Assert.All(findings, finding => Assert.Equal(2, finding.Count));
    }

    [Fact]
    public void Check_AnExpense_HasItsTaxItself() => Assert.Equal(
        "tax_id is IGST, and source_of_supply and destination_of_supply are the same (customers.csv line 2)",
        Told(
            "books.expenses",
            """
            {"account_id":{"$ref":"accounts","key":"1"},"paid_through_account_id":{"$ref":"accounts","key":"2"},"date":"2024-05-31","amount":5,
             "tax_id":{"$ref":"taxes","key":"IGST18"},"source_of_supply":"KA","destination_of_supply":"KA"}
            """,
            home: null));

    [Fact]
    public void Check_OfALine_NamesItsRow()
    {
        var stage = new ValidationStage(Catalogue.Module("books.invoices"), new HashSet<string>(["line_items"])) { Taxes = Taxes, Home = IndianStates.OfCode("MH") };

        var problem = Assert.Single(stage.Check(TestRecord.Of(Sale("KA", "GST18"), "orders", "books.invoices", lines: 1)).Problems);

        Assert.Equal((Severity.Warning, "line_items[0].tax_id"), (problem.Severity, problem.Field));
        Assert.NotNull(problem.Row);
    }

    private static string Told(string module, string payload, string? home)
    {
        var stage = new ValidationStage(Catalogue.Module(module), new HashSet<string>()) { Taxes = Taxes, Home = home is null ? null : IndianStates.OfCode(home) };
        return string.Join(" | ", stage.Check(TestRecord.Of(payload, module: module)).Problems.Where(problem => problem.Code == "tax-not-of-place").Select(problem => problem.Message));
    }

    private static string Told(ValidationStage stage, string module, string payload, string code) =>
        string.Join(" | ", stage.Check(TestRecord.Of(payload, module: module)).Problems.Where(problem => problem.Code == code).Select(problem => problem.Message));

    private static KnownRecords Contact(string payload)
    {
        var known = new KnownRecords(new HashSet<string>(["parties"]));
        known.Add(Catalogue.Module("books.contacts"), "parties", "1", PayloadObject.Parse(payload));
        return known;
    }

    private static string Sale(string? place, string tax, string more = "") => $$"""
        {"customer_id":{"$ref":"parties","key":"1"},"invoice_number":"7","date":"2024-05-31",{{more}}{{Place("place_of_supply", place)}}
         "line_items":[{"name":"x","quantity":1,"rate":100,"tax_id":{"$ref":"taxes","key":"{{tax}}"} }]}
        """;

    private static string Place(string field, string? code) => code is null ? "" : $"\"{field}\":\"{code}\",";

    private static KnownTaxes Known(params (string Module, string Key, string Payload)[] records)
    {
        var taxes = new KnownTaxes();
        foreach (var (module, key, payload) in records)
            taxes.Add(Catalogue.Module(module), "taxes", key, PayloadObject.Parse(payload));
        return taxes;
    }
}
