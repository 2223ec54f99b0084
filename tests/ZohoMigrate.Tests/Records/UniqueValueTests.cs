using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Tests.Records;

public sealed class UniqueValueTests
{
    private static readonly string Long = new('7', 246);

    [Theory]
    [InlineData("4711")]
    [InlineData("Müller & Sons | 7")]
    [InlineData("a: b")]
    public void Of_APlainKey_IsStreamAndKey(string key) => Assert.Equal($"payments:{key}", UniqueValue.Of("payments", key));

    [Fact]
    public void Of_AKeyThatJustFits_IsWhole()
    {
        Assert.Equal($"payments:{Long}", UniqueValue.Of("payments", Long));
        Assert.Equal(UniqueValue.MaxLength, UniqueValue.Of("payments", Long).Length);
    }

    // For ever the same: a later version looks for what this one has written.
    [Theory]
    [InlineData("a\tb", "payments:ab~c5266be615abf5ce4a11665abf20ccee")]
    [InlineData("a  b", "payments:ab~bed84c07e2833e49a68437975e556224")]
    [InlineData("a ", "payments:a~646d27d056f2e684525b77d38edb1a2d")]
    [InlineData(" a", "payments:a~de69ac21cb2fb0b63d7276d13406311f")]
    public void Of_AKeyThatZohoMayNotKeepAsItIs_EndsWithAHash(string key, string value) => Assert.Equal(value, UniqueValue.Of("payments", key));

    [Fact]
    public void Of_AKeyThatIsTooLong_IsCutAndTellsItFromOthersThatBeginAlike()
    {
        var (one, other) = (UniqueValue.Of("payments", Long + "1"), UniqueValue.Of("payments", Long + "2"));

        Assert.Equal((UniqueValue.MaxLength, UniqueValue.MaxLength), (one.Length, other.Length));
        Assert.StartsWith("payments:777", one, StringComparison.Ordinal);
        Assert.NotEqual(one, other);
    }
}
