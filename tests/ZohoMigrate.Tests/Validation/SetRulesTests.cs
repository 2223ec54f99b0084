using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

public sealed class SetRulesTests
{
    [Fact]
    public async Task CheckAsync_DuplicateKeys_RejectsAllAndNamesTheOthers()
    {
        var problems = await CheckAsync(Contact("7", 2), Contact("8", 3), Contact("7", 4), Contact("7", 9));

        Assert.Equal([0L, 2L, 3L], problems.Select(problem => problem.Record));
        Assert.All(problems, problem => Assert.Equal("duplicate-key", problem.Problem.Code));
        Assert.Contains("the `customerID` of this row is also that of customers.csv line 2, customers.csv line 9 (customers.csv line 4)", problems[1].Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_SameKeyInOtherStreams_IsFine() =>
        Assert.Empty(await CheckAsync(Contact("7", 2), Contact("7", 2, stream: "suppliers")));

    [Fact]
    public async Task CheckAsync_DuplicateNaturalKeysAcrossStreams_KeepsTheFirst()
    {
        var problems = await CheckAsync(Contact("7", 2, "ACME"), Contact("1", 5, "ACME", "suppliers"), Contact("2", 6, "ACME", "suppliers"));

        Assert.Equal([1L, 2L], problems.Select(problem => problem.Record));
        Assert.All(problems, problem => Assert.Contains("customers.csv line 2 has it already", problem.Problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckAsync_DuplicateKeysWithOneName_AreRejectedOnce() =>
        Assert.Equal(2, (await CheckAsync(Contact("7", 2, "ACME"), Contact("7", 3, "ACME"))).Count);

    [Fact]
    public async Task CheckAsync_DanglingReference_NamesFieldStreamAndKeyColumn()
    {
        var child = TestRecord.Of("{}", "orders", "books.invoices") with
        {
            References = [new Reference("customer_id", "customers", "7"), new Reference("line_items[0].item_id", "customers", "SECRET")],
        };

        var problem = Assert.Single(await CheckAsync(Contact("7", 2), child)).Problem;

        Assert.Equal(("dangling-reference", "line_items[0].item_id"), (problem.Code, problem.Field));
        Assert.Contains("refers to stream `customers`, and no record there has that `customerID`", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_HugeGroup_NamesAFew()
    {
        var problems = await CheckAsync([.. Enumerable.Range(2, 1200).Select(line => Contact("7", line))]);

        Assert.Equal(1200, problems.Count);
        Assert.Contains("customers.csv line 7 and 1194 more", problems[0].Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_UniqueValueTwice_KeepsTheFirst()
    {
        var items = Enumerable.Range(2, 3).Select(line => Item(line, sku: line == 3 ? "b" : "A")).ToArray();

        var problem = Assert.Single(await CheckAsync(items));

        Assert.Equal((2L, "duplicate-value", "sku"), (problem.Record, problem.Problem.Code, problem.Problem.Field));
        Assert.Contains("sku tells records apart at Zoho, and products.csv line 2 has the same (products.csv line 4)", problem.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_AnAccountOfAnotherTypeThanItsParent_IsRejected()
    {
        var problem = Assert.Single(await CheckAsync(
            Account("1", 2, "income"), Account("2", 3, "income", parent: "1"), Account("3", 4, "expense", parent: "2"), Account("4", 5, "expense")));

        Assert.Equal((2L, "parent-differs", "account_type"), (problem.Record, problem.Problem.Code, problem.Problem.Field));
        Assert.Contains("than that of the record parent_account_id refers to (accounts.csv line 3) (accounts.csv line 4)", problem.Problem.Message, StringComparison.Ordinal);
    }

    private static MappedRecord Item(long line, string sku) =>
        TestRecord.Of("{}", "products", "books.items", key: $"{line}", line: line) with { Compared = [new ComparedValue("sku", sku)] };

    private static MappedRecord Account(string key, long line, string type, string? parent = null) =>
        TestRecord.Of("{}", "accounts", "books.accounts", key, line) with
        {
            Compared = [new ComparedValue("account_type", type)],
            References = parent is null ? [] : [new Reference("parent_account_id", "accounts", parent)],
        };

    private static MappedRecord Contact(string key, long line, string? name = null, string stream = "customers") =>
        TestRecord.Of("{}", stream, key: key, line: line) with { NaturalKey = name };

    private static async Task<List<StagedProblem>> CheckAsync(params MappedRecord[] records)
    {
        var staged = new StagedInMemory(records);
        var columns = new Dictionary<string, IReadOnlyList<string>> { ["customers"] = ["customerID"], ["suppliers"] = ["supplierID"] };
        await new SetRules(columns) { Modules = [.. ZohoCatalogue.Load().Modules] }.CheckAsync(staged, CancellationToken.None);
        return staged.Problems;
    }
}
