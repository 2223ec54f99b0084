using Xunit;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>Values as Tally, spreadsheets and people write them: what is made of each, and what nobody may guess.</summary>
public sealed class ValueConversionTests
{
    private const string Refused = "";

    [Theory]
    [InlineData("type: decimal", "-123", "-123")]
    [InlineData("type: decimal", "123.45-", "-123.45")]
    [InlineData("type: decimal", "(123.45)", "-123.45")]
    [InlineData("type: decimal", "\u2212 7", "-7")]
    [InlineData("type: decimal", "+7", "7")]
    [InlineData("type: decimal", "(-7)", Refused)]
    [InlineData("type: decimal", "-7-", Refused)]
    [InlineData("type: decimal", "-", Refused)]
    [InlineData("type: decimal", "\u20B9 1,000", Refused)]
    [InlineData("type: decimal, culture: en-IN", "1,23,456.00", "123456.00")]
    [InlineData("type: decimal, culture: en-IN", "123,456.00", Refused)]
    [InlineData("type: decimal, culture: en-US", "1,23,456.00", Refused)]
    [InlineData("type: decimal, culture: de-DE", "1.234,56", "1234.56")]
    [InlineData("type: decimal, culture: de-DE", "1.234", "1234")]
    [InlineData("type: decimal, culture: en-US", "1.234", "1.234")]
    [InlineData("type: decimal, culture: en-US", "1.234,56", Refused)]
    [InlineData("type: decimal, culture: fr-FR", "454\u00A0000,00", "454000.00")]
    [InlineData("type: decimal, culture: fr-FR", "-454\u202F000,00", "-454000.00")]
    public void Number_AsACountryWritesIt_IsReadOrRefused(string rule, string cell, string number) => Check(rule, cell, number);

    [Theory]
    [InlineData("-12782.939999999999", "-12782.94")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("99.999999999999986", "100")]
    [InlineData("33.333333333333336", "33.333333333333336")]
    [InlineData("0.012345678901234", "0.012345678901234")]
    [InlineData("1234.5678901234", "1234.5678901234")]
    [InlineData("12.500", "12.500")]
    public void Number_WithTheResidueOfABinaryOne_IsWhatWasMeant(string cell, string number) => Check("type: decimal", cell, number);

    [Theory]
    [InlineData("currency: INR", "\u20B9 1,000", "1000")]
    [InlineData("currency: INR", "Rs. 5", "5")]
    [InlineData("currency: INR", "Rs.5/-", "5")]
    [InlineData("currency: INR", "INR 100.00", "100.00")]
    [InlineData("currency: INR", "100.00 INR", "100.00")]
    [InlineData("currency: INR", "-\u20B9 1,000", "-1000")]
    [InlineData("currency: INR", "\u20B9 -1,000", "-1000")]
    [InlineData("currency: INR", "(\u20B9 1,000.00)", "-1000.00")]
    [InlineData("currency: INR", "\u20B9 -", "0")]
    [InlineData("currency: INR", " 1,080.00 ", "1080.00")]
    [InlineData("currency: INR", "$ 100.00 @ \u20B9 82/$ = \u20B9 8,200.00", "8200.00")]
    [InlineData("currency: INR", "-$ 100.00 @ \u20B9 82/$ = -\u20B9 8,200.00", "-8200.00")]
    [InlineData("currency: INR", "$ 100", Refused)]
    [InlineData("currency: INR", "? 100", Refused)]
    [InlineData("currency: USD", "$ 100", "100")]
    [InlineData("currency: CHF", "CHF 100", "100")]
    [InlineData("trim: true", " -   ", "0")]
    [InlineData("trim: true", "$ 100", Refused)]
    [InlineData("trim: true", "100 @ 82 = 8200", Refused)]
    public void Amount_WithACurrencysSign_IsReadOnlyWhereTheMappingNamesIt(string rule, string cell, string number) =>
        Check($"type: amount, {rule}", cell, number);

    [Theory]
    [InlineData("positive: debit", "500.00 Dr", "500.00")]
    [InlineData("positive: debit", "500.00 Cr", "-500.00")]
    [InlineData("positive: credit", "500.00Cr.", "500.00")]
    [InlineData("positive: credit, currency: INR", "\u20B9 500 dr", "-500")]
    [InlineData("positive: credit", "0.00", "0.00")]
    [InlineData("positive: credit", "-", "0")]
    [InlineData("positive: credit", "500.00", Refused)]
    [InlineData("positive: credit", "-500.00 Cr", Refused)]
    [InlineData("trim: true", "500.00 Dr", Refused)]
    public void Amount_WithASide_IsReadOnlyWhereTheMappingSaysWhichIsPositive(string rule, string cell, string number) =>
        Check($"type: amount, {rule}", cell, number);

    [Theory]
    [InlineData("type: quantity", " 11 nos", "11")]
    [InlineData("type: quantity", "-12NOS", "-12")]
    [InlineData("type: quantity", "1,200.5 sq.ft", "1200.5")]
    [InlineData("type: quantity", "11", "11")]
    [InlineData("type: quantity", "2 doz 3 nos", Refused)]
    [InlineData("type: quantity", "5 lakh", Refused)]
    [InlineData("type: quantity", "5 lac nos", Refused)]
    [InlineData("type: quantity", "5 nos (Cr)", Refused)]
    [InlineData("type: quantity", "5 lacquered doors", "5")]
    [InlineData("type: rate", "22.00/nos Cr", Refused)]
    [InlineData("type: quantity", "1.5E+06", Refused)]
    [InlineData("type: quantity", "nos", Refused)]
    [InlineData("type: quantity", "12-", "-12")]
    [InlineData("type: quantity", "3- nos", "-3")]
    [InlineData("type: quantity", "3 nos-", Refused)]
    [InlineData("type: quantity", "11 No's", "11")]
    [InlineData("type: quantity", "11 Sq-Ft", "11")]
    [InlineData("type: rate", "5/No's", "5")]
    [InlineData("type: quantity", "3 nos \u2212", Refused)]
    [InlineData("type: quantity", "5 nos (2 box)", Refused)]
    [InlineData("type: quantity", "5 nos = 2", Refused)]
    [InlineData("type: quantity", "12 m\u00B2", "12")]
    [InlineData("type: quantity", "1.5 m.t./hr", "1.5")]
    [InlineData("type: quantity", "7 \u0915\u093F\u0932\u094B", "7")]
    [InlineData("type: rate", "22.00/nos-", Refused)]
    [InlineData("type: decimal", "11 nos", Refused)]
    [InlineData("type: rate", "22.00/nos", "22.00")]
    [InlineData("type: rate, currency: INR", "\u20B9 22.00 / nos", "22.00")]
    [InlineData("type: rate", "22.00", "22.00")]
    [InlineData("type: rate", "22.00/10 nos", Refused)]
    [InlineData("type: percentage", "18%", "18")]
    [InlineData("type: percentage", "18 %", "18")]
    [InlineData("type: percentage", "18", "18")]
    [InlineData("type: percentage", "18%%", Refused)]
    [InlineData("type: decimal", "18%", Refused)]
    public void Unit_BehindANumber_IsDroppedOnlyWhereTheMappingSaysSo(string rule, string cell, string number) => Check(rule, cell, number);

    [Theory]
    [InlineData("credit_limit: { from: a }", "number such as 1234.50; it is a percentage, and `type: percentage` would make 18 of 18%")]
    [InlineData("credit_limit: { from: a, type: amount }", "it is a percentage, and `type: percentage` would make 18 of 18%")]
    [InlineData("payment_terms: { from: a }", "a whole number; it is a percentage, and `replace: { \"%\": \"\" }` would make 18 of 18%")]
    public void Percentage_InAFieldOfOtherNumbers_IsRefusedAndSaysWhatReadsIt(string field, string said) => Assert.Contains(said, Message(field, "18%"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[d-MMM-yyyy]", "1-Apr-2024", "2024-04-01")]
    [InlineData("[d-MMM-yy]", "1-Apr-24", "2024-04-01")]
    [InlineData("[d-M-yy]", "1-4-49", "2049-04-01")]
    [InlineData("[d-M-yy]", "1-4-50", "1950-04-01")]
    [InlineData("[yyyyMMdd]", "20240401", "2024-04-01")]
    [InlineData("[excel]", "45383", "2024-04-01")]
    [InlineData("[excel]", "45383.75", "2024-04-01")]
    [InlineData("[excel]", "4000", "1910-12-13")]
    [InlineData("[excel]", "2958465", "9999-12-31")]
    [InlineData("[yyyyMMdd, excel]", "20240401", "2024-04-01")]
    [InlineData("[dd/MM/yyyy, MM/dd/yyyy]", "31/03/2024", "2024-03-31")]
    [InlineData("[dd/MM/yyyy, MM/dd/yyyy]", "04/04/2024", "2024-04-04")]
    public void Date_InAFormatTheMappingNames_IsRead(string formats, string cell, string date) => Assert.Equal(($"\"{date}\"", ""), Date(formats, cell));

    [Theory]
    [InlineData("[yyyy-MM-dd]", "45383", "not-a-date")]
    [InlineData("[excel]", "7", "not-a-date")]
    [InlineData("[excel]", "2024", "not-a-date")]
    [InlineData("[excel]", "3999", "not-a-date")]
    [InlineData("[excel]", "2024-04-01", "not-a-date")]
    [InlineData("[excel]", "2958466", "not-a-date")]
    [InlineData("[yyyy-MM-dd]", "03/04/2024", "not-a-date")]
    [InlineData("[dd/MM/yyyy, MM/dd/yyyy]", "03/04/2024", "ambiguous-date")]
    public void Date_ThatTheFormatsDoNotSettle_IsRefused(string formats, string cell, string code) => Assert.Equal(("", code), Date(formats, cell));

    [Theory]
    [InlineData("\u00A0Ann\u202F", "\"Ann\"")]
    [InlineData("\u200BAnn\uFEFF", "\"Ann\"")]
    [InlineData("\u200E\u202BAnn\u202C", "\"Ann\"")]
    [InlineData("\u200B \u00A0", "")]
    [InlineData("Not Applicable", "")]
    [InlineData("\u0004 Not Applicable", "")]
    [InlineData("&#4; Not Applicable", "")]
    [InlineData(" 4; Not Applicable", "")]
    [InlineData("4; Primary", "\"4; Primary\"")]
    public void Text_WithWhatNobodySeesAroundIt_IsTheTextAlone(string cell, string name) => Assert.Equal(
        (name, ""), Made("contact_name: { from: a }", "contact_name", cell));

    [Theory]
    [InlineData("Karnataka", "\"KA\"", "")]
    [InlineData("29-Karnataka", "\"KA\"", "")]
    [InlineData("36", "\"TG\"", "")]
    [InlineData("J&K", "\"JK\"", "")]
    [InlineData("Daman and Diu", "", "not-a-state")]
    [InlineData("Bavaria", "", "not-a-state")]
    public void State_InAnyNotation_IsTheCodeZohoTakes(string cell, string code, string codes) =>
        Assert.Equal((code, codes), Made("notes: { from: a, type: state }", "notes", cell));

    [Theory]
    [InlineData("Maharastra", "; the nearest is Maharashtra")]
    [InlineData("KARNATKA", "; the nearest is Karnataka")]
    [InlineData("Dadra & Nagar Haveli", "; this is Dadra and Nagar Haveli and Daman and Diu, for which no one code is known (DN and DH are in use)")]
    [InlineData("28", "; this is Andhra Pradesh (before the division), for which no one code is known")]
    [InlineData("Bavaria", "or 29-Karnataka (")]
    public void State_ThatIsNone_NamesWhatItMayBe(string cell, string said) => Assert.Contains(said, Message("notes: { from: a, type: state }", cell), StringComparison.Ordinal);

    [Theory]
    [InlineData("AAPFU0939F", "\"AAPFU0939F\"", "")]
    [InlineData("aapfu 0939f", "\"AAPFU0939F\"", "")]
    [InlineData("AAPFU939F", "", "pan-shape")]
    [InlineData("PANNOTAVBL", "", "pan-shape")]
    public void Pan_InAnyLetters_IsAsItIsIssued(string cell, string made, string codes) => Assert.Equal((made, codes), Made("notes: { from: a, type: pan }", "notes", cell));

    [Fact]
    public void Pan_OfACustomField_IsSaidThere() => Assert.Contains(
        "custom_fields[0].value: column `a` should hold a PAN", Message("custom_fields: [{ fields: { api_name: { const: cf_pan }, value: { from: a, type: pan } } }]", "none"), StringComparison.Ordinal);

    [Fact]
    public void Readme_TypesOfItsTable_AreThoseOfTheProgram()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var table = readme[readme.IndexOf("\n| `type` | reads |", StringComparison.Ordinal)..];
        var rows = table[..table.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);

        Assert.Equal(
            ConversionTable.Names.Order(StringComparer.Ordinal),
            rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(name => name.Trim(' ', '`')).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("credit_limit: { from: a, currency: INR }", "`currency` has no meaning for type `decimal`")]
    [InlineData("credit_limit: { from: a, type: amount, currency: Rs }", "`Rs` is not a currency code")]
    [InlineData("credit_limit: { from: a, type: amount, positive: left }", "unknown side `left`")]
    public void Pack_ThatSaysWhatCannotBe_IsAFault(string field, string fault)
    {
        using var folder = Folder(field);

        Assert.Contains(folder.Faults(), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Currency_OfTheDefaults_HoldsForAllAmounts()
    {
        using var folder = Folder("credit_limit: { from: a, type: amount }", "culture: en-IN, currency: INR");

        Assert.Equal("123456.00", folder.Map("id,a", "1", "Rs. 1,23,456.00").Payload["credit_limit"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Telangana", "TS")]
    [InlineData("36", "TS")]
    [InlineData("TG", "TS")]
    [InlineData("Karnataka", "KA")]
    [InlineData("t.n.", "TN")]
    [InlineData("Other Territory", "OT")]
    public void State_OfWhichThePackSaysTheLetters_HasThem(string cell, string code)
    {
        using var folder = Folder("place_of_contact: { from: a, type: state }", "states: { Telangana: TS, T.N.: TN, 97: OT }");

        Assert.Equal(code, folder.Map("id,a", "1", cell).Payload["place_of_contact"]!.ToString());
    }

    [Theory]
    [InlineData("states: { Telangana: Telangana }", "`Telangana` is not the code of a state")]
    [InlineData("states: [Telangana]", "`states` should be a table of Indian states")]
    public void State_WhoseLettersAreNone_IsAFault(string defaults, string fault)
    {
        using var folder = Folder("place_of_contact: { from: a, type: state }", defaults);

        Assert.Contains(folder.Faults(), found => found.Contains(fault, StringComparison.Ordinal));
    }

    private static void Check(string rule, string cell, string number) =>
        Assert.Equal((number, number == Refused ? "not-a-number" : ""), Made($"credit_limit: {{ from: a, {rule} }}", "credit_limit", cell));

    private static (string Value, string Codes) Date(string formats, string cell) => Made($"notes: {{ from: a, type: date, formats: {formats} }}", "notes", cell);

    private static (string Value, string Codes) Made(string field, string name, string cell)
    {
        using var folder = Folder(field);
        var record = folder.Map("id,a", "1", cell);
        return (record.Payload[name]?.ToJsonString() ?? "", string.Join(' ', record.Problems.Select(problem => problem.Code)));
    }

    private static string Message(string field, string cell)
    {
        using var folder = Folder(field);
        var problem = Assert.Single(folder.Map("id,a", "1", cell).Problems);
        return $"{problem.Field}: {problem.Message}";
    }

    private static PackFolder Folder(string field, string defaults = "null_markers: [Not Applicable]") => new(
        $"name: t\nproducts: [books]\nstreams: [customers]\ndefaults: {{ {defaults} }}",
        $"module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  {field}\n");
}
