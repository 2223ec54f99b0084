using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a column says of its record (<c>rejected</c>, <c>noted</c>), and the record that must be there before (<c>after</c>).</summary>
public sealed class SayingsTests
{
    private const string Saying = PackFolder.Customers + "\nrejected: fault\nnoted: note\n";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("no price", "", "rejected Error: no price (customers.csv line 2) -> Correct it in the source, or in the row: no price.")]
    [InlineData("", "twice", "noted Warning: twice (customers.csv line 2) -> See whether that is right: twice.")]
    [InlineData("", "twice;  old ; ", "noted Warning: twice (customers.csv line 2) -> See whether that is right: twice.; noted Warning: old (customers.csv line 2) -> See whether that is right: old.")]
    public void Map_ARowThatSaysSomething_HasAProblemForEachReason(string fault, string note, string problems)
    {
        using var folder = new PackFolder(customers: Saying);

        var record = folder.Map("id,name,fault,note", "1", "Ann", fault, note);

        Assert.Equal(problems, string.Join("; ", record.Problems.Select(problem => $"{problem.Code} {problem.Severity}: {problem.Message} -> {problem.Hint}")));
        Assert.Equal(fault.Length > 0, record.IsRejected);
    }

    [Fact]
    public void Map_ARecordAfterAnother_NeedsItAndTakesNothing()
    {
        using var folder = new PackFolder(
            "name: test\nproducts: [books]\nstreams: [customers, openings]\n", PackFolder.Customers + "\nafter: { ref: openings, from: opening }\n")
            .With("openings.yaml", "module: books.items\nsource: openings.csv\nkey: [id]\nfields: { name: { from: name }, rate: { const: 0 } }\n");

        var record = folder.Map("id,name,opening", "1", "Ann", "all");

        Assert.Equal(("""{"contact_name":"Ann"}""", new Reference("after", "openings", "all")), (record.Payload.ToJsonString(), Assert.Single(record.References)));
        Assert.Empty(folder.Map("id,name,opening", "1", "Ann", "").References);
        // It is delivered behind the stream it names, though it is listed before.
        Assert.Equal(["openings", "customers"], folder.Load().Streams.Select(stream => stream.Entry.Name));
    }

    [Theory]
    [InlineData("{ ref: nobody, from: opening }", "unknown stream `nobody`")]
    [InlineData("{ ref: customers, from: opening }", "`after` names another stream than its own")]
    [InlineData("{ ref: customers }", "`after` lacks `from`")]
    [InlineData("customers", "`after` should be")]
    public void Load_BadAfter_SaysSo(string after, string fault)
    {
        using var folder = new PackFolder(customers: PackFolder.Customers + $"\nafter: {after}\n");

        Assert.Contains(folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }
}
