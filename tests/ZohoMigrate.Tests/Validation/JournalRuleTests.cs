using System.Globalization;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

public sealed class JournalRuleTests
{
    private static readonly ModuleSpec Journals = ZohoCatalogue.Load().Module("books.journals");

    [Theory]
    [InlineData("debit 100.00, credit 100", "", "100.00")]
    [InlineData("debit 70.10, debit 29.90, credit 100", "", "100.00")]
    [InlineData("debit 100, credit 99.99", "unbalanced line_items", null)]
    [InlineData("debit 100", "unbalanced line_items", null)]
    [InlineData("debit 100, credit -100", "not-above line_items[1].amount, unbalanced line_items", null)]
    [InlineData("debit 100, both 100", "not-a-choice line_items[1].debit_or_credit", null)]
    [InlineData("debit 79000000000000000000000000000, debit 79000000000000000000000000000, credit 1", "", null)]
    [InlineData("", "required line_items", null)]
    [InlineData("debit 100.0040, credit 100.004", "too-precise line_items[0].amount, too-precise line_items[1].amount", "100.0040")]
    [InlineData("debit 33.335, debit 33.335, credit 66.67", "too-precise line_items[0].amount, too-precise line_items[1].amount, unbalanced-rounded line_items", null)]
    [InlineData("debit 33.334, debit 66.667, credit 100", "too-precise line_items[0].amount, too-precise line_items[1].amount, unbalanced line_items", null)]
    public void Check_Lines_MustComeToTheSameOnBothSides(string lines, string problems, string? total)
    {
        var elements = lines.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(line => $$"""{"account_id":"7","debit_or_credit":"{{line[0]}}","amount":{{line[1]}}}""");
        var journal = $$"""{"journal_date":"2026-01-02","line_items":[{{string.Join(',', elements)}}]}""";

        var record = new ValidationStage(Journals, new HashSet<string>()).Check(TestRecord.Of(journal, "vouchers", Journals.Module));

        Assert.Equal(problems, string.Join(", ", record.Problems.Select(problem => $"{problem.Code} {problem.Field}")));
        Assert.Equal(total, record.Total?.ToString(CultureInfo.InvariantCulture));
    }
}
