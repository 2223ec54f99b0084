using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

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
        Assert.Equal(["date", "no", "notes", "price", "qty"], stream.Source.Header.Columns.Order(StringComparer.Ordinal));
        Assert.Equal(["date", "notes"], stream.Source.Groups!.Shared);
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
        var record = Map("group_by: [no]", ["7", "2024-01-02", "1", "10", "a"], ["7", "2024-01-02", "1", "20", "a"], ["7", "2024-01-02", "2", "20", ""], ["7", "2024-01-02", "2", "20", "b"]);

        var problem = Assert.Single(record.Problems);
        Assert.Equal(("group-differs", Severity.Warning, "a.csv#3"), (problem.Code, problem.Severity, problem.Row));
        Assert.Equal("column `notes` has another value here than in the first row of its group, which is taken (a.csv line 4; the first is line 2)", problem.Message);
    }

    [Theory]
    [InlineData("2024-01-09", "group-mixed")]
    [InlineData("", "group-differs")]
    public void Map_RowsThatDifferInADay_AreAnErrorUnlessOneSaysNothing(string other, string code)
    {
        var record = Map("group_by: [no]", ["7", "2024-01-02", "1", "10"], ["7", "2024-01-02", "1", "20"], ["7", other, "2", "20"]);

        var problem = Assert.Single(record.Problems);
        Assert.Equal((code, code == "group-mixed" ? Severity.Error : Severity.Warning, "a.csv#3"), (problem.Code, problem.Severity, problem.Row));
    }

    [Theory]
    [InlineData("", "20", "", "group-mixed")]
    [InlineData("20", "5", "20", "group-mixed")]
    [InlineData("0.00", "", "-0.50", "group-mixed")]
    [InlineData("", "", "ten", "group-mixed")]
    [InlineData("20", "", "", null)]
    [InlineData("20", "20.00", "20.0", null)]
    [InlineData("1,000.00", "1000", "INR 1,000.0", null)]
    [InlineData("1000", "1.000,00", "₹ 1.000,00", null)]
    [InlineData("1,000.00", "1", "", "group-mixed")]
    [InlineData("-10", "(10)", "(10.00)", null)]
    [InlineData("", "0", "-", null)]
    [InlineData("20", "0", "", "group-differs")]
    public void Map_AnAmountOfTheRecord_IsAnErrorWhereOneOfAnotherRowWouldBeLost(string first, string second, string third, string? code)
    {
        using var folder = Folder("group_by: [no]", "shipping_charge: { from: freight }");
        var record = Map(folder, [.. new[] { first, second, third }.Select(freight => new[] { "7", "2024-01-02", "1", "10", "", freight })]);

        Assert.Equal(code, record.Problems.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("is_inclusive_tax", "FALSE", "TRUE", "group-mixed")]
    [InlineData("is_inclusive_tax", "", "TRUE", "group-mixed")]
    [InlineData("is_inclusive_tax", "FALSE", "false", null)]
    [InlineData("is_inclusive_tax", "yes", "1", null)]
    [InlineData("is_discount_before_tax", "yes", "no", "group-mixed")]
    [InlineData("discount_type", "entity_level", "item_level", "group-mixed")]
    [InlineData("is_reverse_charge_applied", "no", "yes", "group-mixed")]
    [InlineData("exchange_rate", "83.1", "84", "group-mixed")]
    [InlineData("adjustment", "1", "2", "group-mixed")]
    public void Map_WhatAmountsHangOn_IsAnErrorWithItsRow(string field, string first, string second, string? code)
    {
        using var folder = Folder("group_by: [no]", field + ": { from: freight }");
        var problem = Map(folder, ["7", "2024-01-02", "1", "100", "", first], ["7", "2024-01-02", "1", "18", "", first], ["7", "2024-01-02", "1", "18", "", second]).Problems.SingleOrDefault();

        Assert.Equal(code, problem?.Code);
        Assert.Equal(code is null ? null : "a.csv#3", problem?.Row);
    }

    [Theory]
    [InlineData("EUR", "USD")]
    [InlineData("", "USD")]
    public void Map_Currency_IsAnErrorThoughTheFirstRowNamesNone(string first, string second)
    {
        using var folder = Folder("group_by: [no]", "currency_id: { lookup: books.currencies, by: currency_code, from: freight }");

        var problem = Assert.Single(Map(folder, ["7", "2024-01-02", "1", "100", "", first], ["7", "2024-01-02", "1", "18", "", second]).Problems);

        Assert.Equal(("group-mixed", Severity.Error), (problem.Code, problem.Severity));
        Assert.Equal("column `freight` says something else here than in the first row of its group, and what the amounts come to hangs on it (a.csv line 3; the first is line 2)", problem.Message);
    }

    [Theory]
    [InlineData("118.00", "", null)]
    [InlineData("118.00", "118", null)]
    [InlineData("118.00", "120.00", "group-mixed")]
    [InlineData("", "118.00", "group-mixed")]
    public void Map_TheTotalItIsHeldAgainst_MayStandInTheFirstRowAlone(string first, string second, string? code)
    {
        using var folder = Folder("group_by: [no]\ncheck: { total: { from: freight } }");

        Assert.Equal(code, Map(folder, ["7", "2024-01-02", "1", "100", "", first], ["7", "2024-01-02", "1", "18", "", second]).Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Map_AnAmountThatLinesReadAsWell_IsNotLost()
    {
        using var folder = Folder("group_by: [no]", "shipping_charge: { from: price }");

        Assert.Equal("group-differs", Assert.Single(Map(folder, ["7", "2024-01-02", "1", "10", "", ""], ["7", "2024-01-02", "1", "20", "", ""]).Problems).Code);
    }

    [Fact]
    public void Load_Group_IsToldByWhatNamesAnotherRecordOrADay()
    {
        using var folder = new PackFolder("name: test\nproducts: [books]\nstreams: [customers, sales]\n").With("sales.yaml", """
            module: books.invoices
            source: a.csv
            group_by: [no]
            fields:
              customer_id: { ref: customers, from: who }
              currency_id: { lookup: books.currencies, by: currency_code, from: currency }
              date: [{ from: date }, { from: day }]
              notes: { from: note }
              line_items: { each: line, fields: { account_id: { lookup: books.accounts, from: account }, rate: { from: price }, quantity: { const: 1 } } }
            """);

        Assert.Equal(["currency", "date", "day", "who"], folder.Load().Streams[^1].Source.Groups!.Telling.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Map_ALineThatNoListTakes_IsToldWithItsRow()
    {
        using var folder = new PackFolder(customers: """
            module: books.creditnotes
            source: a.csv
            group_by: [no]
            fields:
              creditnote_number: { from: no }
              customer_id: { const: 1 }
              date: { const: 2024-01-01 }
              line_items:
                each: line
                where: { kind: item }
                fields: { name: { from: what }, rate: { from: amount }, quantity: { const: 1 } }
            """);
        var file = new SourceFile("customers", RowRole.Header, "a.csv", ["no", "kind", "what", "amount"], "");
        string[][] cells = [["1", "item", "Tea", "5"], ["1", "Item", "Ham", "500"]];
        var rows = cells.Select((row, at) => new SourceRow(file, at + 1, at + 2, at + 2, row)).ToList();

        var record = new MappingStage(folder.Load().Streams.Single()).Map(new SourceRecord(0, rows[0], rows));

        var problem = Assert.Single(record.Problems);
        Assert.Equal(("line-of-no-list", Severity.Error, "a.csv#2"), (problem.Code, problem.Severity, problem.Row));
        Assert.Equal("`kind`: the line meets the `where` of no list, and would not be sent (a.csv line 3)", problem.Message);
    }

    private static MappedRecord Map(string group, params string[][] rows)
    {
        using var folder = Folder(group);
        return Map(folder, rows);
    }

    private static MappedRecord Map(PackFolder folder, params string[][] rows)
    {
        var file = new SourceFile("customers", RowRole.Header, "a.csv", ["no", "date", "qty", "price", "notes", "freight"], "");
        var lines = rows.Select((cells, index) => new SourceRow(file, index + 1, index + 2, index + 2, [.. cells, ""])).ToList();
        return new MappingStage(folder.Load().Streams.Single()).Map(new SourceRecord(0, lines[0], lines));
    }

    private static PackFolder Folder(string group, string field = "") => new(customers: $$"""
        module: books.invoices
        source: a.csv
        {{group}}
        fields:
          date: { from: date }
          notes: { from: notes }
          {{field}}
          line_items: { each: line, fields: { rate: { from: price }, quantity: { from: qty } } }
        """);
}
