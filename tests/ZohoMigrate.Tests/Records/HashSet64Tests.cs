using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Tests.Records;

public sealed class HashSet64Tests
{
    [Fact]
    public void Add_ManyKeysSomeTwice_KnowsThoseItHasAndNoOthers()
    {
        var set = new HashSet64();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var random = new Random(5);
        for (var i = 0; i < 50_000; i++)
        {
            var key = $"C{random.Next(40_000)}";
            Assert.Equal(known.Add(key), set.Add(KeyHash.Of(key)));
        }

        Assert.Equal(known.Count, set.Count);
        Assert.All(Enumerable.Range(0, 40_000).Select(key => $"C{key}"), key => Assert.Equal(known.Contains(key), set.Contains(KeyHash.Of(key))));
    }

    [Fact]
    public void Of_TextsOfAllLengths_NoTwoAlike()
    {
        var text = new string('a', 70);
        var hashes = from length in Enumerable.Range(0, text.Length)
                     from within in new ulong[] { 0, 1, KeyHash.Of("stream") }
                     from changed in new[] { text[..length], text[..length] + "\0", text[..length] + "b" }
                     select KeyHash.Of(within, changed);

        Assert.Distinct(hashes);
        Assert.DoesNotContain(0UL, hashes);
    }
}
