using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>A pack written by a test: customers, and one more stream where a test gives it.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string Customers = """
        module: books.contacts
        source: customers.csv
        key: [id]
        fields:
          contact_name: { from: name }
        """;

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private readonly TemporaryFolder _folder = new();

    public PackFolder(string migration = "name: test\nproducts: [books]\nstreams: [customers]\n", string customers = Customers)
    {
        _folder.Write("migration.yaml", migration);
        _folder.Write("customers.yaml", customers);
    }

    public string Path => _folder.Path;

    public PackFolder With(string name, string text)
    {
        _folder.Write(name, text);
        return this;
    }

    public Pack Load(params (string Name, string Value)[] parameters) =>
        new PackReader(Path, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), Catalogue).Read(isDraft: true);

    /// <summary>The faults of a pack that cannot be loaded, as a person reads them.</summary>
    public IReadOnlyList<string> Faults(params (string Name, string Value)[] parameters) =>
        [.. Xunit.Assert.Throws<PackException>(() => Load(parameters)).Faults.Select(fault => fault.ToString())];

    /// <summary>Maps one row of the customers stream.</summary>
    public MappedRecord Map(string columns, params string[] cells) => MapLines(columns, cells);

    /// <summary>Maps one header row of the customers stream with lines of the columns "item,qty,price".</summary>
    public MappedRecord MapLines(string columns, string[] cells, params string[][] lines) =>
        new MappingStage(Load().Streams.Single(stream => stream.Entry.Name == "customers")).Map(Source(columns, cells, lines));

    /// <summary>The same, not mapped yet.</summary>
    public static SourceRecord Source(string columns, string[] cells, params string[][] lines)
    {
        var header = new SourceFile("customers", RowRole.Header, "customers.csv", columns.Split(','), "");
        var lineFile = new SourceFile("customers", RowRole.Line, "lines.csv", ["item", "qty", "price"], "");
        return new SourceRecord(
            0, new SourceRow(header, 1, 2, 2, cells), [.. lines.Select((line, index) => new SourceRow(lineFile, index + 1, index + 2, index + 2, line))]);
    }

    public void Dispose() => _folder.Dispose();
}
