using Xunit;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping;

public sealed class DeliveryOrderTests
{
    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("a:c b c", "b c a")]
    [InlineData("a:b b:c c", "c b a")]
    [InlineData("a:a b", "a b")]
    public void Of_Streams_PutsParentsFirstAndElseKeepsTheOrder(string streams, string ordered) => Assert.Equal(ordered, Order(streams));

    [Theory]
    [InlineData("a:b b:a c", "streams refer to each other in a circle, so that none can go first: `a`, `b` at migration.yaml:")]
    [InlineData("a:b b:c c:a", "streams refer to each other in a circle, so that none can go first: `a`, `b`, `c` at migration.yaml:")]
    public void Of_Circle_IsAFault(string streams, string fault)
    {
        var error = Assert.Throws<PackException>(() => Order(streams));

        Assert.StartsWith(fault, error.Message, StringComparison.Ordinal);
    }

    private static string Order(string streams)
    {
        var faults = new PackFaults();
        var file = new YamlFile("migration.yaml", new PackParameters(faults), faults);
        var ordered = DeliveryOrder.Of([.. streams.Split(' ').Select(Stream)], file, new YamlScalarNode());
        faults.ThrowIfAny();
        Assert.Equal(Enumerable.Range(0, ordered.Count), ordered.Select(stream => stream.Entry.Ordinal));
        return string.Join(' ', ordered.Select(stream => stream.Entry.Name));
    }

    private static StreamMapping Stream(string text) => new()
    {
        Entry = new StreamEntry(text.Split(':')[0], "books.contacts", 0),
        Module = new ModuleSpec(),
        Source = new StreamSource { Stream = text, Header = new TableSource("a.csv") },
        Key = ["id"],
        LineLists = new HashSet<string>(),
        Parents = text.Split(':').Skip(1).ToHashSet(),
    };
}
