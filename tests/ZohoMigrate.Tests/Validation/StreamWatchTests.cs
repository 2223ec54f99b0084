using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Validation.Damage;

namespace ZohoMigrate.Tests.Validation;

/// <summary>What a column's values say of each other, and of the mapping.</summary>
public sealed class StreamWatchTests
{
    private static readonly ModuleSpec Contacts = ZohoCatalogue.Load().Module("books.contacts");

    [Theory]
    [InlineData("dd/MM/yyyy", "03/04/2024 05/06/2024", "days-open 2")]
    [InlineData("yyyy-MM-dd", "03/04/2024 05/06/2024", "")]
    [InlineData("dd/MM/yyyy", "04/04/2024", "")]
    [InlineData("dd/MM/yyyy", "03/04/2024 31/03/2024", "")]
    [InlineData("MM/dd/yyyy", "03/04/2024 31/03/2024", "days-contrary 1")]
    [InlineData("dd/MM/yyyy", "3-4-24 3-31-24", "days-contrary 1")]
    [InlineData("yyyy-MM-dd", "03/04/2024 31/03/2024", "")]
    [InlineData("dd/MM/yyyy", "03/31/2024 31/03/2024 30/03/2024", "days-mixed 1")]
    [InlineData("yyyy-MM-dd", "2024-03-04 1.2.3.4 03/04/x 1/2 40/50/2024 0/1/2024", "")]
    public void Days_OfAColumn_AreHeldAgainstTheMapping(string format, string values, string found) => Assert.Equal(found, Judge(values.Split(' '), format));

    [Theory]
    [InlineData("2024-01-04 2024-02-04 2024-04-04 14/04/2024", "days-swapped 2")]
    [InlineData("2024-01-04T09:30:00 14/04/2024", "days-swapped 1")]
    [InlineData("2024-05-04 04/14/2024", "days-swapped 1")]
    [InlineData("2024-01-04 2024-01-05 14/04/2024 03/04/2024", "days-swapped 2")]
    [InlineData("2024-01-04 14/04/2024 03/04/2024", "")]
    [InlineData("2024-01-04 2024-02-04", "")]
    [InlineData("2024-01-04 2024-04-14 14/04/2024", "")]
    [InlineData("2024-04-04 14/04/2024", "")]
    [InlineData("14/04/2024 15/04/2024", "")]
    [InlineData("2024-01-04 14/04/2024 04/14/2024", "days-mixed 1")]
    [InlineData("2024-01-01 2024-02-01 2024-03-01 2024-04-01 2024-05-01 31/12/2024", "")]
    [InlineData("2024-01-01 2024-02-01 2024-03-01 2024-04-01 2024-05-01 31/01/2024", "")]
    [InlineData("2024-01-01 2024-02-01 2024-03-01", "")]
    [InlineData("2024-01-04 2024-02-05 2024-03-06 2024-07-05 2024-08-05 14/04/2024", "days-swapped 5")]
    public void Days_ThatASpreadsheetReadInTheOtherOrder_AreSaid(string values, string found)
    {
        var reading = new ColumnReading("id", IsOfLines: false) { DateFormats = ["dd/MM/yyyy", "yyyy-MM-dd"] };

        Assert.Equal(found, Judge(Watch(reading), values.Split(' '), isBad: false));
    }

    [Fact]
    public void Days_ThatWereExchanged_DoNotHideThoseThatTheMappingReadsTheOtherWay()
    {
        var reading = new ColumnReading("id", IsOfLines: false) { DateFormats = ["MM/dd/yyyy", "yyyy-MM-dd"] };

        Assert.Equal("days-swapped 2, days-contrary 1", Judge(Watch(reading), ["2024-01-04", "2024-01-05", "14/04/2024", "03/04/2024"], isBad: false));
    }

    [Fact]
    public void Days_OfAColumnThatIsReadAsText_AreNone()
    {
        var watch = Watch(new ColumnReading("id", IsOfLines: false) { IsNumber = true }, new ColumnReading("date", IsOfLines: false) { DateFormats = ["dd/MM/yyyy"] });

        Assert.Equal("", Judge(watch, ["03/31/2024", "31/03/2024", "03/04/2024"], isBad: false));
    }

    [Theory]
    [InlineData("1,234 12,500", "decimals-open 2")]
    [InlineData("-1,234 Rs.12,500/- (999,000) 7", "decimals-open 3")]
    [InlineData("1,234 1.234 12,500", "decimals-mixed 1")]
    [InlineData("12,50 1,234 0,500", "decimals-mixed 1")]
    [InlineData("12,50 1.234", "decimals-mixed 1")]
    [InlineData("1.234.567 1.234", "decimals-mixed 1")]
    [InlineData("12,50 12.50 13.50", "decimals-mixed 1")]
    [InlineData("1.234,50 1,234.50", "decimals-mixed 1")]
    [InlineData("1,234 12.50", "")]
    [InlineData("1,234 1,234,567", "")]
    [InlineData("1,234 12,34,567", "")]
    [InlineData("1,234 0.500", "")]
    [InlineData("1,234 1234.567 1.234", "")]
    [InlineData("1.234 2.500", "")]
    [InlineData("12,50 13,75", "")]
    [InlineData("1234 5", "")]
    [InlineData("1,234/12,500 a,b", "")]
    public void Decimals_OfAColumn_AreAskedForWhereTheMappingDoesNotSay(string values, string found)
    {
        var reading = new ColumnReading("id", IsOfLines: false) { IsNumber = true };

        Assert.Equal(found, Judge(Watch(reading), values.Split(' '), isBad: false));
        Assert.Equal("", Judge(Watch(reading with { IsCultureNamed = true }), values.Split(' '), isBad: false));
        Assert.Equal("", Judge(Watch(), values.Split(' '), isBad: false));
    }

    [Theory]
    [InlineData("18% 12% 0.05", "fractions 1")]
    [InlineData("0.05 0 0,18 .28", "fractions 3")]
    [InlineData("0.25 3 18", "")]
    [InlineData("18% 18 0", "")]
    [InlineData("18 1,234", "")]
    [InlineData("0.5x 0.18/kg", "")]
    public void Fractions_WherePercentagesAreRead_AreSaid(string values, string found)
    {
        var reading = new ColumnReading("id", IsOfLines: false) { IsNumber = true, IsCultureNamed = true };

        Assert.Equal(found, Judge(Watch(reading with { IsPercentage = true }), values.Split(' '), isBad: false));
        Assert.Equal(found, Judge(Watch(reading with { IsDiscount = true }), values.Split(' '), isBad: false));
        Assert.Equal("", Judge(Watch(reading), values.Split(' '), isBad: false));
    }

    [Theory]
    [InlineData("0402 8471 9983 9984 402", "zeros-lost 1")]
    [InlineData("0402 8471 9983 402", "")]
    [InlineData("1402 8471 9983 9984 402", "")]
    [InlineData("0402 8471 9983 9984 071", "")]
    [InlineData("1 2 3 10", "")]
    [InlineData("0402 8471 9983 9984 84713000", "")]
    public void Zeros_InFrontOfCodes_AreMissedWhereMostHaveThem(string values, string found) => Assert.Equal(found, Judge(values.Split(' ')));

    [Theory]
    [InlineData("4012888888881000 4012888888882000", "digits-zeroed 2")]
    [InlineData("4012888888881000 4012888888881881 4012888888881882", "")]
    [InlineData("401288888888100", "")]
    public void Ends_OfLongNumbers_AreZerosWhereASpreadsheetWas(string values, string found) => Assert.Equal(found, Judge(values.Split(' ')));

    [Theory]
    [InlineData("12,34,567.00", true, "lakhs 1")]
    [InlineData("Rs.1,00,000", true, "lakhs 1")]
    [InlineData("12,34,567.00", false, "")]
    [InlineData("1,234,567.00", true, "")]
    [InlineData("12,34,5678", true, "")]
    public void Lakhs_InRowsThatCouldNotBeRead_AreSaid(string value, bool isBad, string found)
    {
        var reading = new ColumnReading("id", IsOfLines: false) { IsNumber = true, IsCultureNamed = true };

        Assert.Equal(found, Judge(Watch(reading), [value], isBad));
        Assert.Equal("", Judge(Watch(reading with { IsIndian = true }), [value], isBad));
        Assert.Equal("", Judge(Watch(), [value], isBad));
    }

    [Theory]
    [InlineData("""{"contact_name":"ABC Traders"}""", """{"contact_name":"M/s. A.B.C. TRADERS"}""", "name 1")]
    [InlineData("""{"contact_name":"Rao & Sons Pvt. Ltd."}""", """{"contact_name":"RAO AND SONS PRIVATE LIMITED"}""", "name 1")]
    [InlineData("""{"contact_name":"ABC"}""", """{"contact_name":"abc"}""", "")]
    [InlineData("""{"contact_name":"ABC."}""", """{"contact_name":"abc","contact_type":"vendor"}""", "")]
    [InlineData("""{"contact_name":"A","contact_persons":[{"email":"x@y.z"}]}""", """{"contact_name":"B","contact_persons":[{"email":"X@Y.Z"}]}""", "e-mail 1")]
    [InlineData("""{"contact_name":"A","billing_address":{"phone":"+91 98450 12345"}}""", """{"contact_name":"B","contact_persons":[{"mobile":"09845012345"}]}""", "phone 1")]
    [InlineData("""{"contact_name":"A","billing_address":{"phone":"9845012345"}}""", """{"contact_name":"B","billing_address":{"phone":"9845012345"},"contact_persons":[{"mobile":"9845012345"}]}""", "phone 1")]
    [InlineData("""{"contact_name":"A","billing_address":{"phone":"12345"}}""", """{"contact_name":"B","billing_address":{"phone":"12345"}}""", "")]
    public void Parties_ThatShareWhatOneHas_AreSaid(string first, string second, string found)
    {
        var watch = Watch();
        watch.Look(Party(first, line: 2));
        watch.Look(Party(second, line: 3));

        Assert.Equal(found, string.Join(", ", watch.Judge().Select(finding => $"{finding.Column} {finding.Count}")));
        Assert.All(watch.Judge(), finding => Assert.Equal(("party-twice", 3), (finding.Code, Assert.Single(finding.Lines))));
    }

    private static MappedRecord Party(string payload, long line)
    {
        var record = TestRecord.Of(payload, line: line, key: line.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return record with { NaturalKey = NaturalKey.Of(Contacts, PayloadObject.Parse(payload)) };
    }

    private static string Judge(string[] values, string format = "yyyy-MM-dd") =>
        Judge(Watch(new ColumnReading("id", IsOfLines: false) { DateFormats = [format] }), values, isBad: false);

    private static string Judge(StreamWatch watch, string[] values, bool isBad)
    {
        var file = new SourceFile("customers", RowRole.Header, "customers.csv", ["id"], "");
        for (var i = 0; i < values.Length; i++)
        {
            var record = TestRecord.Of("{}");
            watch.Look(record with
            {
                Header = new SourceRow(file, i + 1, i + 2, i + 2, [values[i]]),
                Problems = isBad ? [RuleBook.Of("not-a-number").Problem(ProblemStage.Mapping, "m")] : [],
            });
        }

        return string.Join(", ", watch.Judge().Select(finding => $"{finding.Code} {finding.Count}"));
    }

    private static StreamWatch Watch(params ColumnReading[] readings) => new(
        new StreamSource { Stream = "customers", Header = new TableSource("customers.csv") { Columns = ["id"] } }, Contacts, readings, RuleChoices.None);
}
