using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping.Schemas;

/// <summary>schemas/*.json: what they are made from is what they say, and what is right by them is what the program takes.</summary>
public sealed partial class PackSchemaTests
{
    private static readonly JsonSchema Streams = JsonSchema.FromText(PackSchemas.Stream());
    private static readonly JsonSchema Migrations = JsonSchema.FromText(PackSchemas.Migration());
    private static readonly JsonSchema Tests = JsonSchema.FromText(PackSchemas.Test());

    public static TheoryData<string> PackFiles => new(
        Directory.EnumerateFiles(Repository.PathOf("mappings"), "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [InlineData("stream.json")]
    [InlineData("migration.json")]
    [InlineData("test.json")]
    public void Schema_AsItStands_IsMadeFromWhatTheProgramKnows(string name)
    {
        var file = Repository.PathOf("schemas", name);
        var made = name switch { "stream.json" => PackSchemas.Stream(), "test.json" => PackSchemas.Test(), _ => PackSchemas.Migration() };
        if (!File.Exists(file))
        {
            File.WriteAllText(file, made);
            Assert.Fail($"{file} is new: read it, and run the test again.");
        }

        Assert.True(made == File.ReadAllText(file).ReplaceLineEndings("\n"), $"{file} is not current: delete it and run the tests.");
    }

    [Theory, MemberData(nameof(PackFiles))]
    public void Validate_EveryFileOfAShippedPack_IsRightAndNamesItsSchema(string file)
    {
        var text = File.ReadAllText(Repository.PathOf(file));
        var isTest = Path.GetFileName(Path.GetDirectoryName(file)) == "tests";
        var schema = isTest ? "test.json" : Path.GetFileName(file) == "migration.yaml" ? "migration.json" : "stream.json";

        AssertRight(isTest ? Tests : schema == "migration.json" ? Migrations : Streams, text);
        var named = Modeline().Match(text).Groups["schema"].Value;
        Assert.Equal(Repository.PathOf("schemas", schema), Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(file))!, named)));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/mapping.md")]
    public void Validate_EveryStreamOfThePages_IsRight(string page)
    {
        var blocks = YamlBlocks().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups["yaml"].Value).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks.Where(block => block.Contains("module:", StringComparison.Ordinal)), block => AssertRight(Streams, block));
        Assert.All(blocks.Where(block => block.Contains("products:", StringComparison.Ordinal)), block => AssertRight(Migrations, block));
        Assert.All(blocks.Where(block => block.Contains("cases:", StringComparison.Ordinal)), block => AssertRight(Tests, block));
    }

    [Theory]
    [InlineData("module: books.invoice")]
    [InlineData("modul: books.invoices")]
    [InlineData("module: books.items\nfields: { nam: { from: a } }")]
    [InlineData("module: books.items\nfields: { name: { frm: a } }")]
    [InlineData("module: books.items\nfields: { name: a }")]
    [InlineData("fields: { rate: { from: a, culture: de-XX } }")]
    [InlineData("fields: { rate: { sum: { of: line } } }")]
    [InlineData("lines: { source: a.csv }")]
    [InlineData("where: { a: { nt: b } }")]
    public void Validate_WhatTheProgramWouldNotTake_IsWrong(string stream) =>
        Assert.False(Streams.Evaluate(YamlJson.Parse(stream)).IsValid);

    [Theory]
    [InlineData("case: []")]
    [InlineData("cases: [{ given: {}, expect: {} }]")]
    [InlineData("cases: [{ name: a, expect: { customers: [{ kye: 1 }] } }]")]
    [InlineData("cases: [{ name: a, expect: { customers: [{ key: 1, problems: [to-long] }] } }]")]
    [InlineData("given: { a.csv: { id: 1 } }")]
    public void Validate_ATestTheProgramWouldNotTake_IsWrong(string test) =>
        Assert.False(Tests.Evaluate(YamlJson.Parse(test)).IsValid);

    [Fact]
    public void Validate_AParameter_MayStandForAnyWord() => AssertRight(Streams, "fields: { rate: { from: \"${column}\", culture: \"${culture}\" } }");

    private static void AssertRight(JsonSchema schema, string yaml)
    {
        var result = schema.Evaluate(YamlJson.Parse(yaml), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join('\n', result.Details.Where(detail => detail.HasErrors).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")) + "\n" + yaml);
    }

    [GeneratedRegex(@"^# yaml-language-server: \$schema=(?<schema>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Modeline();

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlocks();
}
