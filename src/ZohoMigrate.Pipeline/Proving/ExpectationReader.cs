using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Reads <c>expect</c> of a test.</summary>
internal static class ExpectationReader
{
    public static readonly IReadOnlyList<string> EntryKeys = ["key", "row", "body", "has", "steps", "problems"];
    public static readonly IReadOnlyList<string> ProblemKeys = ["code", "field", "row"];

    public static IReadOnlyList<ExpectedStream> Read(YamlFile file, YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } streams)
        {
            file.Fault(node, "`expect` should name streams and their records", "as in expect: { customers: [{ key: 1, has: { … } }] }");
            return [];
        }

        return [.. streams.Select(stream => new ExpectedStream(
            (stream.Key as YamlScalarNode)?.Value ?? "",
            stream.Key.Start.Line,
            [.. GroundReader.List(file, stream.Value, "what is expected of a stream", "[] where it has no record").Select(entry => Entry(file, entry)).OfType<ExpectedEntry>()]))];
    }

    private static ExpectedEntry? Entry(YamlFile file, YamlNode node)
    {
        if (file.Section(node, "an expected record", EntryKeys) is not { } section)
            return null;
        if (section.Has("key") == section.Has("row") && !section.HasUnknownKey)
            file.Fault(node, "an expected record is named by its `key`, or by its `row`", "as in { key: 4711 } or { row: \"orders.csv#2\" }");
        if (section.Has("body") && section.Has("has"))
            file.Fault(node, "a record has either a `body`, which is all that is sent, or `has`, which is a part of it");
        return new ExpectedEntry
        {
            Line = node.Start.Line,
            Key = section.Find("key") is { } key ? Key(file, key) : null,
            Row = section.Find("row") is { } row ? GroundReader.Text(file, row, "`row`") : null,
            Body = Members(section, "body"),
            Has = Members(section, "has"),
            Steps = section.Find("steps") is { } steps ? Texts(file, steps, "`steps`", "as in steps: [mark_as_sent]") : null,
            Problems = section.Find("problems") is { } problems
                ? [.. GroundReader.List(file, problems, "`problems`", "as in problems: [{ code: too-long, field: contact_name }]").Select(problem => Problem(file, problem)).OfType<ExpectedProblem>()]
                : [],
        };
    }

    // Of several columns: as they make a key.
    private static string Key(YamlFile file, YamlNode node) => node is YamlSequenceNode parts
        ? RecordKey.Of(parts.Select(part => GroundReader.Text(file, part, "a part of a key")))
        : GroundReader.Text(file, node, "`key`") ?? "";

    private static YamlMappingNode? Members(Section section, string key)
    {
        var node = section.Find(key);
        if (node is not (null or YamlMappingNode))
            section.File.Fault(node, $"`{key}` should be a mapping of fields to values");
        return node as YamlMappingNode;
    }

    private static List<string> Texts(YamlFile file, YamlNode node, string what, string example) =>
        [.. GroundReader.List(file, node, what, example).Select(text => GroundReader.Text(file, text, what) ?? "")];

    private static ExpectedProblem? Problem(YamlFile file, YamlNode node)
    {
        if (node is YamlScalarNode)
            return Problem(file, node, GroundReader.Text(file, node, "a problem"), null, null);
        if (file.Section(node, "a problem", ProblemKeys) is not { } section || section.Require("code") is not { } code)
            return null;
        return Problem(file, code, GroundReader.Text(file, code, "`code`"), Text(section, "field"), Text(section, "row"));
    }

    private static ExpectedProblem Problem(YamlFile file, YamlNode at, string? code, string? field, string? row)
    {
        if (RuleBook.Find(code ?? "") is null)
            file.Fault(at, $"there is no problem `{code}`", "docs/rules.md has all of them", NearestName.Of(code ?? "", RuleBook.All.Select(rule => rule.Code)));
        return new ExpectedProblem(code ?? "", field, row);
    }

    private static string? Text(Section section, string key) => section.Find(key) is { } node ? GroundReader.Text(section.File, node, $"`{key}`") : null;
}
