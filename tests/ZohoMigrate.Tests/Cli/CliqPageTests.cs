using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>docs/cliq.md: its tables, scopes and examples are the program's.</summary>
public sealed partial class CliqPageTests
{
    private static readonly DocsPage Page = new("cliq.md");
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly IReadOnlyList<ModuleSpec> Modules = [.. Catalogue.Modules.Where(module => module.Product == "cliq")];

    [Fact]
    public void Modules_OfTheTable_AreThoseOfTheCatalogue() =>
        Assert.Equal(
            Modules.Select(module => module.Module).Order(StringComparer.Ordinal),
            Page.Rows("| module | what becomes of it |").SelectMany(row => DocsPage.CodeIn(row[0])).Order(StringComparer.Ordinal));

    // What is taken for ours when it is there already, and what only where it agrees.
    [Fact]
    public void Modules_ThatTakeOverWhatIsThere_SaySo()
    {
        var rows = Page.Rows("| module | what becomes of it |").SelectMany(row => DocsPage.CodeIn(row[0]).Select(module => (Module: Catalogue.Module(module), Said: row[1])));

        // A member of a channel is in it, and what the tables of a customer hold has a chapter of its own.
        Assert.All(rows.Where(row => row.Module.Create.InPath.Count == 0), row => Assert.Equal(
            (row.Module.Existing != ExistingPolicy.Refuse, row.Module.Existing == ExistingPolicy.AdoptIfAgree),
            (row.Said.Contains("taken for", StringComparison.Ordinal), row.Said.Contains("agrees, else refused", StringComparison.Ordinal))));
    }

    [Fact]
    public void Limits_OfTheTable_AreTheLanesOfTheCatalogue()
    {
        var lanes = Catalogue.Product("cliq").Lanes;
        // Some say after a comma what the calls are for.
        var rows = Page.Rows("| calls | a minute | lock |").ToDictionary(row => row[0].Split(',')[0], row => $"{row[1]}, {row[2]}", StringComparer.Ordinal);

        Assert.All(rows, row => Assert.Equal(row.Value, Said(Assert.Single(lanes.Values, lane => lane.Title == row.Key))));
        Assert.All(Modules.SelectMany(module => module.Create.Cost.Keys), lane => Assert.Contains(lanes[lane].Title, rows.Keys));
    }

    [Fact]
    public void Scopes_OfThePage_AreThoseOfTheCallsAndNoOthers()
    {
        var named = Scopes().Matches(Page.Text).Select(scope => scope.Value).ToHashSet(StringComparer.Ordinal);
        var needed = Modules.SelectMany(module => module.Operations.Values).Concat(Catalogue.Product("cliq").Operations.Values).Select(operation => operation.Scope).ToHashSet(StringComparer.Ordinal);

        Assert.All(needed, scope => Assert.True(named.Contains(scope) || named.Contains(All(scope)), scope));
        Assert.All(named, scope => Assert.True(needed.Contains(scope) || needed.Any(one => All(one) == scope), scope));
    }

    [Theory]
    [InlineData("cliq.records", "database")]
    [InlineData("cliq.datastorerecords", "datastore")]
    public async Task Examples_OfMappings_AreValid(string module, string member)
    {
        using var folder = new TemporaryFolder();
        var mapping = Assert.Single(Page.Streams, stream => stream.StartsWith("module: cliq.records ", StringComparison.Ordinal)).Replace("module: cliq.records ", $"module: {module} ", StringComparison.Ordinal).Replace("  database:", $"  {member}:", StringComparison.Ordinal);
        folder.Write("pack/migration.yaml", "name: example\nproducts: [cliq]\nstreams: [example]\n");
        folder.Write("pack/example.yaml", mapping);
        folder.Write("data/products.csv", "id,name,stock\nP-1,Tea,true\nP-2,Jam,false\n");

        var validated = await CliRun.InvokeAsync("validate", folder["pack"], "--data", folder["data"]);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
    }

    [Fact]
    public async Task Example_OfFiles_IsValid()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pack/migration.yaml", "name: example\nproducts: [cliq]\nstreams: [channels, files]\n");
        folder.Write("pack/channels.yaml", "module: cliq.channels\nsource: channels.csv\nkey: [id]\nfields: { name: { from: id }, level: { const: private } }\n");
        folder.Write("pack/files.yaml", Assert.Single(Page.Streams, stream => stream.StartsWith("module: cliq.files\n", StringComparison.Ordinal)));
        folder.Write("data/channels.csv", "id\nplans\n");
        folder.Write("data/files.csv", "id,channel,path,sent,author,title\n1,plans,plans/2024.pdf,2024-03-01,Ann,The plan\n");
        folder.Write("data/plans/2024.pdf", "%PDF");

        var validated = await CliRun.InvokeAsync("validate", folder["pack"], "--data", folder["data"]);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
    }

    [Fact]
    public async Task Commands_ThatDescribe_DoSo()
    {
        var lines = Page.Commands.Where(line => line.StartsWith("describe ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var run = await CliRun.InvokeAsync(line.Split(' '));
            Assert.True(run.ExitCode == 0, line + run.Out + run.Error);
        }
    }

    [Fact]
    public void Packs_OfThePage_AreShipped()
    {
        var named = DocsPage.CodeIn(Page.Text).Where(code => code.StartsWith("mappings/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, pack => Assert.True(Directory.Exists(Repository.PathOf(pack.Split('/'))), pack));
    }

    private static string Said(LaneSpec lane) => string.Create(CultureInfo.InvariantCulture, $"{lane.Requests}, {lane.Lock!.Value.TotalMinutes} min");

    private static string All(string scope) => scope[..scope.LastIndexOf('.')] + ".ALL";

    [GeneratedRegex(@"ZohoCliq\.\w+\.\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scopes();
}
