using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>What a pack says of a table's columns: which the file must have, and which mean nothing.</summary>
public sealed class KnownColumnTests : IDisposable
{
    private const string Sql = "SELECT g._row, g.name, r.name AS rated, r.rate, r.day FROM groups g LEFT JOIN rates r ON r.name = g.name ORDER BY g._row";

    private readonly ViewFolder _folder = new();

    public KnownColumnTests() => _folder.More.Add(new("rates", new TableSource("rates.csv") { Sought = [["name"], ["rate", "*Rate"]] })
    {
        IsOptional = true,
        Columns = ["name", "rate", "day"],
        Required = ["name", "rate"],
        OtherNames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["*Rate"] = "rate" },
        Ignored = [],
    });

    [Fact]
    public async Task CheckAsync_AFileWithoutWhatItMustHave_IsOneErrorThatNamesAllOfIt()
    {
        _folder.Write("rates.csv", "names,price,day\nNorth,5,\n");

        var fault = await _folder.FaultAsync(Sql);

        Assert.Equal("rates.csv does not have the columns its mapping needs: `name` (did you mean `names`?), `rate` or `*Rate`. It has: `names`, `price`, `day`.", fault);
    }

    [Theory]
    [InlineData("NAME,\"Rate \"\nNorth,5\n")]
    [InlineData("name,*rate\nNorth,5\n")]
    [InlineData("name,*rate,Rate\nNorth,7,5\n")]
    [InlineData("name,*rate,Rate \nNorth,5, \n")]
    [InlineData("Rates,of 2024\nNAME,*rate\nNorth,5\n")]
    [InlineData("Name~*Rate\nNorth~5\n")]
    [InlineData("'Name','*Rate'\n'North','5'\n")]
    [InlineData(null)]
    public async Task ReadAsync_WhatItMustHave_MayBeInOtherCapitalsOrByAnotherNameAndIsSoughtByIt(string? text)
    {
        if (text is not null)
            _folder.Write("rates.csv", text);

        var (read, _) = await _folder.ReadAsync(Sql);

        Assert.Equal(["", text is null ? "" : "5"], read.Records.Select(record => record.Header.Cells[2]));
    }

    [Fact]
    public async Task ReadAsync_AColumnByBothNames_IsToldWhereTheySayDifferentThings()
    {
        _folder.Write("rates.csv", "name,rate,*Rate\nNorth,5,5\nSouth,,6\nEast,7,\nWest,8,9\n");

        await _folder.ReadAsync(Sql);

        var unread = Assert.Single(_folder.Unread);
        Assert.Equal(["*Rate"], unread.Columns);
        Assert.Equal([5L], unread.Rows.Lines);
    }

    public void Dispose() => _folder.Dispose();
}
