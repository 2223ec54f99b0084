using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads what is made of a text before it is looked up or converted: <c>split</c>, then <c>replace</c>, then <c>case</c>.</summary>
internal static class EditsReader
{
    public static readonly IReadOnlyList<string> Keys = ["split", "replace", "case"];

    private static readonly Dictionary<string, Func<string, string?>> Cases = new(StringComparer.Ordinal)
    {
        ["upper"] = text => text.ToUpperInvariant(),
        ["lower"] = text => text.ToLowerInvariant(),
        ["title"] = TitleCase.Of,
    };

    public static IReadOnlyList<Func<string, string?>> Read(Section field)
    {
        Func<string, string?>?[] edits = [Split(field), Replace(field), Case(field)];
        return [.. edits.OfType<Func<string, string?>>()];
    }

    private static Func<string, string?>? Split(Section field)
    {
        if (field.Find("split") is not { } node || field.File.Section(node, "`split`", "on", "part") is not { } split)
            return null;

        var (on, part) = (split.RequireText("on"), split.RequireText("part"));
        if (part is not (null or "first" or "rest"))
            split.File.Fault(split.Find("part")!, $"unknown part `{part}`", "known: first, rest", NearestName.Of(part, ["first", "rest"]));

        return string.IsNullOrEmpty(on) ? null : new SplitPart(on, part == "first").Of;
    }

    private static Func<string, string?>? Replace(Section field)
    {
        if (field.Find("replace") is not { } node)
            return null;
        if (node is not YamlMappingNode table)
        {
            field.File.Fault(node, "`replace` should be a table of texts", "such as { \"No.\": \"\" }");
            return null;
        }

        var pairs = new List<(string Old, string New)>();
        foreach (var (from, to) in table)
        {
            if ((from as YamlScalarNode)?.Value is { Length: > 0 } old)
                pairs.Add((old, field.File.Text(to, "a text of `replace`") ?? ""));
            else
                field.File.Fault(from, "`replace` replaces a text, and there is none here");
        }

        return text => pairs.Aggregate(text, (left, pair) => left.Replace(pair.Old, pair.New, StringComparison.Ordinal)).Trim() is { Length: > 0 } made ? made : null;
    }

    private static Func<string, string?>? Case(Section field)
    {
        if (!field.Has("case") || field.RequireText("case") is not { } name)
            return null;
        if (!Cases.TryGetValue(name, out var change))
            field.File.Fault(field.Find("case")!, $"unknown case `{name}`", $"known: {string.Join(", ", Cases.Keys)}", NearestName.Of(name, Cases.Keys));
        return change;
    }
}
