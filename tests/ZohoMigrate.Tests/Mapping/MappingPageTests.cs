using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>docs/mapping.md: every example is compiled, every result is made, and no key is left out.</summary>
public sealed partial class MappingPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "mapping.md")).ReplaceLineEndings("\n");
    private static readonly IReadOnlyList<Match> Examples = Blocks().Matches(Page).ToList();
    private readonly TemporaryFolder _folder = new();

    public MappingPageTests() => _folder
        .Write("northwind-to-books/migration.yaml", "name: n\nproducts: [books, crm]\nstreams: [customers, items, orders, example]\nparameters: { prefix: NW }\n")
        .Write("northwind-to-books/customers.yaml", PackFolder.Customers)
        .Write("northwind-to-books/items.yaml", "module: books.items\nsource: items.csv\nkey: [id]\nfields: { name: { from: name } }\n")
        .Write("northwind-to-books/orders.yaml", "module: books.invoices\nsource: orders.csv\nkey: [no]\nfields: { invoice_number: { from: no } }\n")
        .Write("northwind-to-books/example.yaml", PackFolder.Customers)
        .Write("northwind-to-books/states.csv", "name,code\nBavaria,BY\n");

    public static TheoryData<int> Streams => new(Indices(block => block.Contains("module:", StringComparison.Ordinal)));

    public static TheoryData<int> Migrations => new(Indices(block => block.Contains("name: ", StringComparison.Ordinal) && block.StartsWith("name:", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Streams))]
    public async Task Compile_EveryStream_MakesWhatThePageSays(int example)
    {
        _folder.Write("northwind-to-books/example.yaml", Examples[example].Groups["yaml"].Value);
        var stream = Load("northwind-to-books").Streams.Single(stream => stream.Entry.Name == "example");
        var (csv, json) = (Examples[example].Groups["csv"].Value, Examples[example].Groups["json"].Value);
        Assert.Equal(csv.Length > 0, json.Length > 0);
        if (csv.Length == 0)
            return;

        _folder.Write($"data/{stream.Source.Header.File.Replace('*', 'x')}", csv);
        using var views = new ViewTables(_folder["data"], TimeProvider.System);
        var source = await SourceStage.OpenAsync(stream.Source, _folder["data"], views, CancellationToken.None);
        var records = await source.ReadAsync(CancellationToken.None).OfType<SourceRecord>().Select(new MappingStage(stream).Map).ToListAsync();

        Assert.All(records, record => Assert.Empty(record.Problems));
        var made = records.Select(record => record.Payload.ToJsonString()).ToList();
        var said = json.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(made.Count == said.Length && made.Zip(said).All(pair => JsonNode.DeepEquals(JsonNode.Parse(pair.First), JsonNode.Parse(pair.Second))), string.Join('\n', made));
    }

    [Theory, MemberData(nameof(Migrations))]
    public void Compile_EveryMigration_IsRight(int example)
    {
        var text = Examples[example].Groups["yaml"].Value;
        var folder = text.Contains("extends:", StringComparison.Ordinal) ? "mine" : "northwind-to-books";

        Assert.NotEmpty(Load(_folder.Write($"{folder}/migration.yaml", text)[folder]).Streams);
    }

    [Fact]
    public void Keys_AllOfThem_HaveAnExample()
    {
        var examples = string.Join('\n', Examples.Select(example => example.Groups["yaml"].Value));
        var keys = StreamCompiler.Keys.Concat(ScalarCompiler.Keys).Concat(PackReader.Keys).Concat(PackDefaults.Keys).Concat(SourceReader.Keys)
            .Concat(Pipeline.Mapping.Compiling.Views.TablesReader.Keys);

        Assert.All(keys, key => Assert.Matches($@"(^|[\s{{]){key}:", examples));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<int> Indices(Func<string, bool> isOne) => Enumerable.Range(0, Examples.Count).Where(index => isOne(Examples[index].Groups["yaml"].Value));

    private Pack Load(string folder) =>
        new PackReader(Path.IsPathRooted(folder) ? folder : _folder[folder], new Dictionary<string, string>(), ZohoCatalogue.Load()).Read(isDraft: true);

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```(\n\n```(csv|jsonl)\n(?<csv>.*?)```)?(\n\n```json\n(?<json>.*?)```)?", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
