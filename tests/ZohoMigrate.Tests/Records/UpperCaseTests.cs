using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Tests.Records;

public sealed class UpperCaseTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Acme Ltd")]
    [InlineData("a straße in München, and more of it behind")]
    [InlineData("long enough for many letters at once, and then é, and ascii again")]
    [InlineData("\uD801\uDC28 deseret, \uD83D half")]
    public void Of_AnyText_IsWhatDotNetMakesOfIt(string text) => Assert.Equal(text.ToUpperInvariant(), UpperCase.Of(text));

    [Fact]
    public void Of_EachLetter_IsWhatDotNetMakesOfIt()
    {
        for (var letter = 0; letter <= char.MaxValue; letter++)
            Assert.Equal($"x{(char)letter}y".ToUpperInvariant(), UpperCase.Of($"x{(char)letter}y"));
    }
}
