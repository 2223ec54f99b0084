using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

/// <summary>The numbers and codes of India's taxes and addresses.</summary>
public sealed class IndianRulesTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Theory]
    [InlineData("04AABFN9870CMZT", "")]
    [InlineData("33GSPTN0371G1ZD", "")]
    [InlineData("33GSPTN0372G1ZC", "")]
    [InlineData("27AAPFU0939F1ZV", "")]
    [InlineData("0717UNO00157UNO", "")]
    [InlineData("33AAAAA0000A1Z5", "gstin-check")]
    [InlineData("22AAAAA0000A1Z5", "gstin-check")]
    [InlineData("22AAAAA0000A1ZC", "")]
    [InlineData("45AAPFU0939F1ZV", "gstin-state, gstin-check")]
    [InlineData("KIGSTIN", "gstin-shape")]
    [InlineData("27AAPFU0939F1Z", "gstin-shape")]
    [InlineData("27aapfu0939f1zv", "gstin-shape")]
    [InlineData("2.7E+14", "digits-lost")]
    public void Gstin_OfAnExpense_IsTakenApart(string number, string codes) => Assert.Equal(codes, Expense($"\"gst_no\":\"{number}\""));

    // What the mapping can mend is told as such.
    [Theory]
    [InlineData("27aapfu0939f1zv", true)]
    [InlineData("27 AAPFU0939F 1ZV", true)]
    [InlineData("27AAPFUO939F1ZV", false)]
    public void Gstin_WithSmallLettersOrBlanks_HasAHintOfItsOwn(string number, bool isMended)
    {
        var stage = new ValidationStage(Catalogue.Module("books.contacts"), new HashSet<string>());

        var problem = Assert.Single(stage.Check(TestRecord.Of($$"""{"contact_name":"A","gst_treatment":"business_gst","gst_no":"{{number}}"}""")).Problems, problem => problem.Code == "gstin-shape");

        Assert.Equal(isMended, problem.Message.Contains("is a GSTIN with small letters, blanks or signs in it", StringComparison.Ordinal));
        Assert.Equal(isMended, problem.Hint!.Contains("`case: upper`", StringComparison.Ordinal));
        Assert.Contains("on_invalid: omit", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV" """, "given-without gst_no Error")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst" """, "")]
    [InlineData("""  "gst_treatment":"business_none" """, "")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","place_of_contact":"MH" """, "")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","place_of_contact":"KA" """, "gstin-elsewhere gst_no Warning")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","billing_address":{"state":"Karnataka"} """, "gstin-elsewhere gst_no Warning")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","billing_address":{"state":"maharashtra"} """, "")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","place_of_contact":"MH","billing_address":{"state":"Goa"} """, "")]
    [InlineData("""  "gst_no":"27AAPFU0939F1ZV","gst_treatment":"business_gst","billing_address":{"state":"Bavaria"} """, "")]
    // A UIN's first digits, and what is no GSTIN or no state, say nothing of a state.
    [InlineData("""  "gst_no":"0717UNO00157UNO","gst_treatment":"business_gst","place_of_contact":"KA" """, "")]
    [InlineData("""  "gst_no":"45AAPFU0939F1ZV","gst_treatment":"business_gst","place_of_contact":"KA" """, "gstin-state gst_no Error, gstin-check gst_no Warning")]
    public void Gstin_OfAContact_NeedsItsTreatmentAndIsOfItsState(string members, string problems)
    {
        var stage = new ValidationStage(Catalogue.Module("books.contacts"), new HashSet<string>());

        var found = stage.Check(TestRecord.Of($$"""{"contact_name":"A",{{members}}}""")).Problems;

        Assert.Equal(problems, string.Join(", ", found.Select(problem => $"{problem.Code} {problem.Field} {problem.Severity}")));
    }

    [Theory]
    [InlineData("0402", "")]
    [InlineData("847130", "")]
    [InlineData("99831310", "")]
    [InlineData("402", "hsn-shape")]
    [InlineData("8471.30", "hsn-shape")]
    [InlineData("847130001", "hsn-shape")]
    [InlineData("\u0967\u0968\u0969\u096A", "hsn-shape")]
    public void Hsn_OfAnExpense_HasFourSixOrEightDigits(string code, string codes) => Assert.Equal(codes, Expense($"\"hsn_or_sac\":\"{code}\""));

    [Theory]
    [InlineData("KA", "")]
    [InlineData("Karnataka", "state-code")]
    [InlineData("29", "state-code")]
    [InlineData("XX", "state-code")]
    [InlineData("TG", "state-code-doubtful")]
    [InlineData("TS", "state-code-doubtful")]
    public void StateCode_OfAnyField_IsTwoLettersThatAreKnown(string code, string codes) => Assert.Equal(codes, Shaped(Shape.StateCode, code));

    [Theory]
    [InlineData("India", "560001", "")]
    [InlineData("india", "421 202", "")]
    [InlineData("India", "6000030", "pincode-shape")]
    [InlineData("IN", "060001", "pincode-shape")]
    [InlineData("Germany", "1010", "")]
    [InlineData("", "1010", "")]
    public void Pincode_OfAnAddressThatSaysIndia_HasSixDigits(string country, string code, string codes)
    {
        var payload = $$$"""{"contact_name":"A","billing_address":{"zip":"{{{code}}}","country":"{{{country}}}"}}""";

        Assert.Equal(codes, Codes(Catalogue.Module("books.contacts"), payload, "books.contacts"));
    }

    [Fact]
    public void Key_WithDigitsLost_IsAnErrorOfTheRecord()
    {
        var stage = new ValidationStage(Catalogue.Module("books.contacts"), new HashSet<string>());

        var problem = Assert.Single(stage.Check(TestRecord.Of("""{"contact_name":"A"}""", key: "IN|2.81134900000107E+18")).Problems);

        Assert.Equal(("digits-lost", null, Severity.Error), (problem.Code, problem.Field, problem.Severity));
        Assert.DoesNotContain("E+18", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gst_no", Shape.Gstin)]
    [InlineData("hsn_or_sac", Shape.Hsn)]
    [InlineData("zip", Shape.Pincode)]
    [InlineData("place_of_contact", Shape.StateCode)]
    [InlineData("place_of_supply", Shape.StateCode)]
    [InlineData("source_of_supply", Shape.StateCode)]
    [InlineData("destination_of_supply", Shape.StateCode)]
    public void Catalogue_FieldsOfThatName_HaveItsShapeInEveryModule(string name, Shape shape)
    {
        var fields = Catalogue.Modules.SelectMany(module => Fields(module.Fields).Where(field => field.Key == name).Select(field => (module.Module, field.Value.Shape)));

        Assert.All(fields, field => Assert.Equal((field.Module, shape), field));
    }

    private static IEnumerable<KeyValuePair<string, FieldSpec>> Fields(IReadOnlyDictionary<string, FieldSpec> fields) =>
        fields.SelectMany(field => Fields(field.Value.Fields).Prepend(field));

    private static string Expense(string more) => Codes(Catalogue.Module("books.expenses"), $$"""
        {"account_id":{"$ref":"accounts","key":"1"},"date":"2024-01-31","amount":5,"paid_through_account_id":{"$ref":"accounts","key":"2"},{{more}}}
        """, "books.expenses");

    private static string Shaped(Shape shape, string value)
    {
        var module = Catalogue.Module("books.contacts");
        var fields = new Dictionary<string, FieldSpec>(module.Fields) { ["notes"] = new() { Type = FieldType.Text, Shape = shape } };
        return Codes(module with { Fields = fields }, $$"""{"contact_name":"A","notes":"{{value}}"}""", "books.contacts");
    }

    private static string Codes(ModuleSpec spec, string payload, string module) => string.Join(
        ", ", new ValidationStage(spec, new HashSet<string>()).Check(TestRecord.Of(payload, module: module)).Problems.Select(problem => problem.Code));
}
