using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>docs/crm.md: its commands run in their order, and its tables are the program's.</summary>
public sealed partial class CrmPageTests : IDisposable
{
    private const string Called = "zohomigrate ";
    private static readonly DocsPage Docs = new("crm.md");
    private static readonly string Page = Docs.Text;
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private readonly Clone _clone = new();

    [Fact]
    public async Task Lines_RunInTheirOrder_DoWhatTheySay()
    {
        var lines = ShellBlocks().Matches(Page).SelectMany(block => block.Groups["lines"].Value.Split('\n')).Where(line => line.StartsWith(Called, StringComparison.Ordinal)).ToList();

        Assert.Equal(4, lines.Count);
        foreach (var line in lines)
        {
            var run = await CliRun.InvokeAsync(_clone.Path, line[Called.Length..].Split(' '));
            Assert.True(run.ExitCode == 0, line + run.Out + run.Error);
        }

        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_clone.Path, "runs", "crm", "summary.json")))!;
        Assert.Equal("accounts 103, contacts 4, opportunities 38", string.Join(", ", summary["streams"]!.AsArray().Select(stream => $"{stream!["stream"]} {stream["created"]}")));
        Assert.Equal((5, 6), (summary["calls"]!["writes"]!.GetValue<int>(), summary["calls"]!["total"]!.GetValue<int>()));
    }

    [Fact]
    public void Modules_OfTheTable_AreThoseOfTheCatalogue()
    {
        var expected = Catalogue.Modules.Where(module => module.Product == "crm").OrderBy(module => module.Module, StringComparer.Ordinal).Select(module => string.Join(
            " | ",
            $"`{module.Module}`",
            module.Create.Path.TrimStart('/'),
            string.Join(", ", module.Fields.Where(field => field.Value.Required).Select(field => $"`{field.Key}`")),
            $"`ZohoCRM.{module.Scope}`"));

        Assert.Equal(expected, ModuleRows().Matches(Page).Select(row => row.Groups["cells"].Value));
    }

    [Fact]
    public void Editions_OfTheTable_HaveTheCreditsAndTheCallsAtOnceOfTheCatalogue()
    {
        var expected = Catalogue.Product("crm").Plans.Select(plan => string.Create(
            CultureInfo.InvariantCulture,
            $"| {plan.Key} | {plan.Value.PerDay}{(plan.Value.PerUser > 0 ? $" + {plan.Value.PerUser} for each user" : "")}{(plan.Value.Most is { } most ? $", at most {most}" : "")} | {plan.Value.Concurrency} |"));

        Assert.All(expected, row => Assert.Contains(row, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Packs_OfTheTable_AreThoseThatAreShipped()
    {
        var shipped = Directory.EnumerateDirectories(Repository.PathOf("mappings"), "*-to-crm").Select(folder => $"| `mappings/{Path.GetFileName(folder)}` |").ToList();

        Assert.Equal(3, shipped.Count);
        Assert.All(shipped, pack => Assert.Contains(pack, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Trigger_IsEmptyInEveryCallThatMakesRecords() =>
        Assert.All(Catalogue.Modules.Where(module => module.Product == "crm").SelectMany(module => new[] { module.Create, module.Upsert }).OfType<OperationSpec>(), call => Assert.Empty(call.Batch!.With["trigger"]));

    [Fact]
    public void Upsert_OfTheTable_IsOfferedForTheModulesOfTheCatalogueAndNoOthers()
    {
        var expected = Catalogue.Modules.Where(module => module.Upsert is not null).OrderBy(module => module.Module, StringComparer.Ordinal).Select(module => $"`{module.Module}` | `{module.Upsert!.LooksBy}`");

        Assert.Equal(expected, FoundByRows().Matches(Page).Select(row => row.Groups["cells"].Value));
    }

    [Fact]
    public void Fields_WhatThePageSaysOfThem_AreTheProgramsRulesScopesAndKinds()
    {
        var product = Catalogue.Product("crm");

        Assert.All(new[] { "fields", "layouts", "modules" }, operation => Assert.Contains($"`{product.Operations[operation].Scope}`", Page, StringComparison.Ordinal));
        Assert.All(product.Settings!.Types.Keys, kind => Assert.Contains($"`{kind}`", Page, StringComparison.Ordinal));
        Assert.All(
            new[] { "required-here", "layout-requires", "not-mapped", "too-long-here", "not-in-pick-list", "duplicate-value", "field-not-there", "read-only", "overwrites", "upsert-without-value" },
            code => Assert.True(RuleBook.Find(code) is not null && Page.Contains($"`{code}`", StringComparison.Ordinal), code));
    }

    [Fact]
    public async Task Examples_OfMappings_AreValid()
    {
        Assert.Equal(2, Docs.Streams.Count);
        _clone.Write("data/leads.csv", "id,name,mail\n1,Lee,lee@example.com\n");
        _clone.Write("data/rooms.csv", "id,name,floor\n1,Blue,2\n");
        _clone.Write("pack/migration.yaml", "name: examples\nproducts: [crm]\nstreams: [example0, example1]\n");
        foreach (var (number, mapping) in Docs.Streams.Index())
            _clone.Write($"pack/example{number}.yaml", mapping);

        var validated = await CliRun.InvokeAsync(_clone.Path, ["validate", "pack", "--data", "data"]);

        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
    }

    public void Dispose() => _clone.Dispose();

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"^\| (?<cells>`crm\.\w+` \| `\w+`) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FoundByRows();

    [GeneratedRegex(@"^\| (?<cells>`crm\.\w+` \| \w+ \| .*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModuleRows();
}
