using System.Text.Json;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

/// <summary>What is found in values that Zoho might take, and somebody would be sorry for.</summary>
public sealed class FieldRulesTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Theory]
    [InlineData("1900-01-01", "")]
    [InlineData("2100-12-31", "")]
    [InlineData("0202-05-01", "date-out-of-range")]
    [InlineData("1899-12-30", "date-out-of-range")]
    [InlineData("9999-12-31", "date-out-of-range")]
    public void Date_OfAnImpossibleYear_IsAnError(string date, string codes) => Assert.Equal(codes, Invoice(date: date, due: date));

    [Theory]
    [InlineData("2024-02-05", "2024-02-05", "")]
    [InlineData("2024-02-05", "2024-02-04", "date-order")]
    [InlineData("2024-02-05", "soon", "wrong-type")]
    public void DueDate_BeforeTheInvoices_IsAWarning(string date, string due, string codes) => Assert.Equal(codes, Invoice(date: date, due: due));

    [Theory]
    [InlineData("030-0074321", "")]
    [InlineData("(5) 555-4729", "")]
    [InlineData("+44 (0)171 555 7788 ext. 4", "")]
    [InlineData("98450 12345 / 98450 54321", "")]
    [InlineData("26.47.15.10 x17", "")]
    [InlineData("9.1E+11", "digits-lost")]
    [InlineData("9.19845E+11", "digits-lost")]
    [InlineData("see notes", "phone-shape")]
    [InlineData("919812345678.0", "phone-shape")]
    [InlineData("9.19812E11", "digits-lost")]
    [InlineData("12", "phone-shape")]
    [InlineData("ring Ann 555 4729", "phone-shape")]
    public void Phone_OfAnyCountry_IsKnownByItsDigits(string phone, string codes) =>
        Assert.Equal(codes, Contact($$"""{"contact_name":"A","billing_address":{"phone":{{Json(phone)}} } }"""));

    [Theory]
    [InlineData("(415) 901-7000", "")]
    [InlineData("+44 (0)171 555 7788", "")]
    [InlineData("26.47.15.10 x17", "")]
    [InlineData("555 0100,12#", "")]
    [InlineData("1-800-FLOWERS", "phone-shape")]
    [InlineData("98450 12345 / 98450 54321", "not-a-phone")]
    [InlineData("-555 0100", "not-a-phone")]
    [InlineData("(555 0100", "not-a-phone")]
    [InlineData("9.1E+11", "digits-lost")]
    public void Phone_OfZohoCrm_IsHeldAgainstItsPattern(string phone, string codes) =>
        Assert.Equal(codes, Codes(Check("crm.accounts", $$"""{"Account_Name":"A","Phone":{{Json(phone)}}}""")));

    [Fact]
    public void Phone_OfManyBrackets_IsJudgedAtOnce() =>
        Assert.Equal("too-long, not-a-phone", Codes(Check("crm.accounts", $$"""{"Account_Name":"A","Phone":"{{string.Concat(Enumerable.Repeat("(1) 1", 2000))}}/"}""")));

    [Theory]
    [InlineData("00213425", "")]
    [InlineData("CC-213425", "not-digits")]
    [InlineData("1234567890123456789", "too-long")]
    [InlineData("1.2E+17", "digits-lost")]
    public void Number_ThatTravelsAsText_IsDigitsAlone(string number, string codes) =>
        Assert.Equal(codes, Codes(Check("crm.accounts", $$"""{"Account_Name":"A","Account_Number":"{{number}}"}""")));

    [Theory]
    [InlineData("example.com", "")]
    [InlineData("https://www.example.co.in/shop?x=1", "")]
    [InlineData("HTTP://EXAMPLE.COM:8080", "")]
    [InlineData("bücher.example", "")]
    [InlineData("none", "url-shape")]
    [InlineData("CAJUN.HTM on the home page", "url-shape")]
    [InlineData("#http://www.example.com#", "url-shape")]
    [InlineData("ann@example.com", "url-shape")]
    [InlineData("http://example.com/shop?sale", "")]
    [InlineData("http://example.com/caf\u00C3\u00A9", "garbled-text")]
    public void Website_NotAnAddress_IsAWarning(string website, string codes) =>
        Assert.Equal(codes, Contact($$"""{"contact_name":"A","website":{{Json(website)}}}"""));

    [Theory]
    [InlineData("François São João Ångström Ærø", "")]
    [InlineData("SÃO PAULO", "")]
    [InlineData("Château", "")]
    [InlineData("日本 😀 ACME", "")]
    [InlineData("Two\nlines\tand a tab", "")]
    [InlineData("FranÃ§ois", "garbled-text")]
    [InlineData("BjÃ¶rn", "garbled-text")]
    [InlineData("Itâ€™s", "garbled-text")]
    [InlineData("Fran\uFFFDois", "garbled-text")]
    [InlineData("bell\u0007", "control-character")]
    [InlineData("nul\0", "control-character")]
    [InlineData("à¤°à¤¾à¤®", "garbled-text")]
    [InlineData("â‚¹ Shop", "garbled-text")]
    [InlineData("???? Traders", "garbled-text")]
    [InlineData("M?ller", "garbled-text")]
    [InlineData("Credit of ?5,000", "garbled-text")]
    [InlineData("Ready? Yes", "")]
    [InlineData("What?? Ltd", "")]
    [InlineData("M?ller&Co", "garbled-text")]
    [InlineData("see http://example.com/shop?item=1&more", "")]
    [InlineData("D?sseldorf, see example.com", "garbled-text")]
    [InlineData("Déjà vu à la carte", "")]
    [InlineData("M\u0081ller", "control-character")]
    [InlineData("1E+10 bolts", "")]
    [InlineData("1E5", "")]
    [InlineData("9.19812e11", "digits-lost")]
    [InlineData("9,19812E11", "digits-lost")]
    [InlineData("7E+5", "digits-lost")]
    public void Text_HarmedOnItsWay_IsSaid(string name, string codes) => Assert.Equal(codes, Contact($$"""{"contact_name":{{Json(name)}}}"""));

    [Fact]
    public void Text_HalfASurrogatePair_IsGarbled()
    {
        var record = TestRecord.Of("{}");
        record.Payload["contact_name"] = "half \uD83D";

        Assert.Equal("garbled-text", Codes(new ValidationStage(Catalogue.Module("books.contacts"), new HashSet<string>()).Check(record)));
    }

    [Theory]
    [InlineData("4.12", "")]
    [InlineData("4.1200", "")]
    [InlineData("4.125", "too-precise")]
    public void Charge_WithMoreDecimalsThanZohoKeeps_IsAWarning(string charge, string codes) =>
        Assert.Equal(codes, Invoice(more: $"\"shipping_charge\":{charge}"));

    [Theory]
    [InlineData("""{"name":"x","quantity":1,"rate":-0.5}""", "below-usual")]
    [InlineData("""{"name":"x","quantity":2,"rate":10,"discount":20}""", "")]
    [InlineData("""{"name":"x","quantity":2,"rate":10,"discount":20.01}""", "discount-over-line")]
    [InlineData("""{"name":"x","quantity":2,"rate":10,"discount":"100%"}""", "")]
    [InlineData("""{"quantity":2,"rate":10}""", "one-of-required")]
    [InlineData("""{"item_id":{"$ref":"items","key":"1"},"quantity":2}""", "price-from-item")]
    [InlineData("""{"name":"x","quantity":2}""", "no-price")]
    [InlineData("""{"name":"x","quantity":2,"rate":0}""", "")]
    [InlineData("""{"item_id":{"$ref":"items","key":"1"},"quantity":2,"rate":0}""", "")]
    public void Line_ThatDoesNotAddUp_IsSaid(string line, string codes) => Assert.Equal(codes, Invoice(line: line));

    [Theory]
    [InlineData("", "given-alone")]
    [InlineData("\"exchange_rate\":83.1,", "")]
    [InlineData("\"exchange_rate\":0.0000001,", "")]
    [InlineData("\"exchange_rate\":0,", "not-above")]
    [InlineData("\"exchange_rate\":-83.1,", "not-above")]
    public void Currency_WithoutARateAboveNothing_IsSaid(string rate, string codes) =>
        Assert.Equal(codes, Invoice(more: rate + "\"currency_id\":{\"$ref\":\"currencies\",\"key\":\"1\"}"));

    [Theory]
    [InlineData("INR", "")]
    [InlineData("inr", "not-a-currency")]
    [InlineData("Rs.", "not-a-currency")]
    public void Currency_Code_IsOfIso4217(string code, string codes) => Assert.Equal(
        codes, Codes(Check("books.currencies", $$"""{"currency_code":{{Json(code)}},"currency_format":"1,234,567.89"}""")));

    [Fact]
    public void Choices_OfAPack_ChangeWhatIsOursToSay()
    {
        var choices = new RuleChoices(new Dictionary<string, Severity?> { ["phone-shape"] = null, ["url-shape"] = Severity.Error });
        var stage = new ValidationStage(Catalogue.Module("books.contacts"), new HashSet<string>()) { Choices = choices };

        var problem = Assert.Single(stage.Check(TestRecord.Of("""{"contact_name":"A","website":"none","billing_address":{"phone":"none"}}""")).Problems);

        Assert.Equal(("url-shape", Severity.Error), (problem.Code, problem.Severity));
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00+05:30", "2026-03-01T09:59:59+05:30", "date-order")]
    [InlineData("2026-03-01T10:00:00+05:30", "2026-03-01T05:00:00+00:00", "")]
    [InlineData("2026-03-01T10:00:00+05:30", "2026-03-01T04:00:00+00:00", "date-order")]
    public void Check_MomentsInTheWrongOrder_AreToldWhereverEachWasTold(string start, string end, string codes) =>
        Assert.Equal(codes, Codes(Check("crm.events", $$"""{"Event_Title":"T","Start_DateTime":"{{start}}","End_DateTime":"{{end}}"}""")));

    private static string Contact(string payload) => Codes(Check("books.contacts", payload));

    private static string Invoice(string date = "2024-01-31", string? due = null, string more = "\"notes\":\"n\"", string line = """{"name":"x","quantity":1,"rate":1}""")
    {
        var dueDate = due is null ? "" : $"\"due_date\":\"{due}\",";
        return Codes(Check("books.invoices", $$$"""
            {"customer_id":{"$ref":"customers","key":"1"},"invoice_number":"7","date":"{{{date}}}",{{{dueDate}}}{{{more}}},"line_items":[{{{line}}}]}
            """));
    }

    private static MappedRecord Check(string module, string payload) =>
        new ValidationStage(Catalogue.Module(module), new HashSet<string>(["line_items"])).Check(TestRecord.Of(payload, module: module, lines: 1));

    private static string Codes(MappedRecord record) => string.Join(", ", record.Problems.Select(problem => problem.Code).Distinct());

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
