using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a pack says of groups, and a group as a record.</summary>
public sealed class GroupMappingTests
{
    [Theory]
    [InlineData("group_by: [no]\nlines: { source: b.csv, on: { no: no } }", "a stream has `group_by` or `lines`, not both at customers.yaml:3:11")]
    [InlineData("group_by:", "`group_by` has no value at customers.yaml:3:1")]
    [InlineData("where: { a: 1 }", "stream `customers` lacks `key` at customers.yaml:1:1")]
    public void Load_BadGroup_SaysSo(string group, string fault)
    {
        using var folder = Folder(group);

        Assert.Contains(folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Group_IsTheKeyAndNeedsTheColumnsOfLinesToo()
    {
        using var folder = Folder("group_by: [no]\nwhere: { qty: { not: 0 } }");

        var stream = folder.Load().Streams.Single();

        Assert.Equal(["no"], stream.Key);
        Assert.Equal(["date", "no", "price", "qty"], stream.Source.Header.Columns.Order(StringComparer.Ordinal));
        Assert.Equal(["date"], stream.Source.Groups!.Shared);
    }

    [Fact]
    public void Map_Group_HasTheFirstRowAmongItsLines()
    {
        var record = Map("group_by: [no]", ["7", "2024-01-02", "1", "10"], ["7", "2024-01-02", "2", "20"]);

        Assert.Equal("7", record.Key);
        Assert.Equal("""{"date":"2024-01-02","line_items":[{"rate":10,"quantity":1},{"rate":20,"quantity":2}]}""", record.Payload.ToJsonString());
        Assert.Equal([2L], record.OtherRows.Select(row => row.Number));
        Assert.Empty(record.Problems);
    }

    [Fact]
    public void Map_WholeFile_HasOneKeyForEver() => Assert.Equal("all", Map("group_by: []", ["7", "2024-01-02", "1", "10"], ["8", "2024-01-02", "2", "20"]).Key);

    [Fact]
    public void Map_RowsThatDifferWhereTheFirstIsRead_AreAWarningOfTheFirstThatDoes()
    {
        var record = Map("group_by: [no]", ["7", "2024-01-02", "1", "10"], ["7", "2024-01-02", "1", "20"], ["7", "", "2", "20"], ["7", "2024-01-09", "2", "20"]);

        var problem = Assert.Single(record.Problems);
        Assert.Equal(("group-differs", Severity.Warning, "a.csv#3"), (problem.Code, problem.Severity, problem.Row));
        Assert.Equal("column `date` has another value here than in the first row of its group, which is taken (a.csv line 4; the first is line 2)", problem.Message);
    }

    private static MappedRecord Map(string group, params string[][] rows)
    {
        using var folder = Folder(group);
        var file = new SourceFile("customers", RowRole.Header, "a.csv", ["no", "date", "qty", "price"], "");
        var lines = rows.Select((cells, index) => new SourceRow(file, index + 1, index + 2, index + 2, cells)).ToList();
        return new MappingStage(folder.Load().Streams.Single()).Map(new SourceRecord(0, lines[0], lines));
    }

    private static PackFolder Folder(string group) => new(customers: $$"""
        module: books.invoices
        source: a.csv
        {{group}}
        fields:
          date: { from: date }
          line_items: { each: line, fields: { rate: { from: price }, quantity: { from: qty } } }
        """);
}
