using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

public sealed class RecordKeyTests
{
    private static readonly Gen<List<string?>> Parts =
        Gen.Elements(null, "", "a", "|", @"\", @"\|", @"a\").ListOf(2).Select(parts => parts.ToList());

    [Fact]
    public void Of_DifferentParts_GiveDifferentKeys()
    {
        var law = Prop.ForAll(Gen.Zip(Parts, Parts).ToArbitrary(), pair =>
            pair.Item1.Select(part => part ?? "").SequenceEqual(pair.Item2.Select(part => part ?? ""))
            || RecordKey.Of(pair.Item1) != RecordKey.Of(pair.Item2)
            || RecordKey.Of(pair.Item1).Length == 0);

        Check.One(Law.Of(20261121, 2000), law);
    }

    [Theory]
    [InlineData(@"a\|b|c\\", "a|b", @"c\")]
    [InlineData("\u00C9milie", "E\u0301milie")]
    [InlineData("\u1EC7", "e\u0323\u0302")]
    [InlineData("\u0BCA", "\u0BC6\u0BBE")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("\u0921\u093C\u093F", "\u095C\u093F")]
    [InlineData("\u0921\u093C\u093F", "\u0921\u093C\u093F")]
    [InlineData("\u09A1\u09BC|\u0A38\u0A3C", "\u09DC", "\u0A36")]
    [InlineData("\u0B21\u0B3C", "\u0B5C")]
    [InlineData("\u00C5ngstr\u00F6m", "\u212Bngstr\u00F6m")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("|b", null, "b")]
    [InlineData("", null, null)]
    public void Of_Parts_JoinsAndEscapes(string key, params string?[] parts) => Assert.Equal(key, RecordKey.Of(parts));
}
