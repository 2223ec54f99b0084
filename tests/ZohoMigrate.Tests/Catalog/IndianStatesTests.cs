using Xunit;
using ZohoMigrate.Catalog.India;

namespace ZohoMigrate.Tests.Catalog;

/// <summary>India's states in the three notations that meet: Tally's names, Zoho's letters, the numbers of GSTINs.</summary>
public sealed class IndianStatesTests
{
    [Theory]
    [InlineData("Karnataka", "29")]
    [InlineData("karnataka", "29")]
    [InlineData("KA", "29")]
    [InlineData("29", "29")]
    [InlineData("29-Karnataka", "29")]
    [InlineData("29 - KA", "29")]
    [InlineData("9", "09")]
    [InlineData("Jammu & Kashmir", "01")]
    [InlineData("Orissa", "21")]
    [InlineData("OR", "21")]
    [InlineData("AD", "37")]
    [InlineData("28", "28")]
    [InlineData("29-Kerala", null)]
    [InlineData("Karnatka", null)]
    [InlineData("129", null)]
    [InlineData("77", null)]
    [InlineData("", null)]
    public void Find_AnyNotation_IsTheStateOrNone(string text, string? number) => Assert.Equal(number, IndianStates.Find(text)?.Number);

    [Fact]
    public void All_NumbersAndCodes_AreEachOfOneState()
    {
        var codes = IndianStates.All.SelectMany(state => state.OtherCodes.Concat(state.Code is null ? [] : [state.Code])).ToList();

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(Enumerable.Range(1, 38).Append(97).Append(99).Select(number => $"{number:00}"), IndianStates.All.Select(state => state.Number));
    }
}
