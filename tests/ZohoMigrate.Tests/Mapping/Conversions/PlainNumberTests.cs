using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Mapping.Conversions;

namespace ZohoMigrate.Tests.Mapping.Conversions;

public sealed class PlainNumberTests
{
    [Fact]
    public void Read_DigitsWithAndWithoutDecimals_AsDotNetDoesToTheLastZero()
    {
        var random = new Random(9);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 19)).Select(_ => (char)('0' + random.Next(10))));
            if (random.Next(2) == 0)
                text = text.Insert(random.Next(text.Length + 1), ".");

            var expected = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), PlainNumber.Read(text, '.')?.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(expected, PlainNumber.Read(text.Replace('.', ','), ','));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("\u0967")]
    [InlineData("1234567890123456789")]
    public void Read_WhatIsNotSoPlain_LeftToOthers(string text) => Assert.Null(PlainNumber.Read(text, '.'));
}
