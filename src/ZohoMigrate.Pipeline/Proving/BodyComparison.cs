using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>
/// Holds what a test expects against what is sent. Numbers are compared by what they come to and other values by their text: which of
/// them is a number is Zoho's to say, not the test's. Null stands for a field that is not sent.
/// </summary>
/// <param name="record">Which record it is, in words.</param>
/// <param name="isWhole">Whether fields that the test does not name are differences.</param>
internal sealed class BodyComparison(string record, bool isWhole)
{
    private readonly List<TestDifference> _differences = [];

    public IReadOnlyList<TestDifference> Compare(YamlNode expected, JsonNode? actual)
    {
        Compare(expected, actual, "");
        return _differences;
    }

    private void Compare(YamlNode expected, JsonNode? actual, string path)
    {
        if (expected is YamlMappingNode members && actual is JsonObject values)
            CompareMembers(members, values, path);
        else if (expected is YamlSequenceNode list && actual is JsonArray elements)
            CompareElements(list, elements, path);
        else if (!(expected is YamlScalarNode scalar && IsEqual(scalar, actual)))
            Add(expected, path, Text(expected), ShownBody.Text(actual));
    }

    private void CompareMembers(YamlMappingNode expected, JsonObject actual, string path)
    {
        foreach (var (key, value) in expected)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            Compare(value, actual[name], path.Length == 0 ? name : $"{path}.{name}");
        }

        foreach (var (name, value) in actual.Where(member => isWhole && !expected.Children.ContainsKey(new YamlScalarNode(member.Key))))
            Add(expected, path.Length == 0 ? name : $"{path}.{name}", "nothing", ShownBody.Text(value));
    }

    private void CompareElements(YamlSequenceNode expected, JsonArray actual, string path)
    {
        for (var at = 0; at < Math.Max(expected.Children.Count, actual.Count); at++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]");
            if (at >= expected.Children.Count)
                Add(expected, place, "nothing", ShownBody.Text(actual[at]));
            else
                Compare(expected.Children[at], at < actual.Count ? actual[at] : null, place);
        }
    }

    private static bool IsEqual(YamlScalarNode expected, JsonNode? actual)
    {
        if (YamlFile.IsNull(expected) || actual is not JsonValue)
            return YamlFile.IsNull(expected) && actual is null;
        var text = actual.GetValueKind() == JsonValueKind.String ? actual.GetValue<string>() : actual.ToJsonString();
        return text == expected.Value
            || (actual.GetValueKind() == JsonValueKind.Number && Number(text) is { } number && number == Number(expected.Value));
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Add(YamlNode at, string path, string expected, string actual) =>
        _differences.Add(new TestDifference(at.Start.Line, path.Length == 0 ? record : $"{record}, {path}", expected, actual));

    private static string Text(YamlNode node) => node switch
    {
        YamlScalarNode scalar when YamlFile.IsNull(scalar) => "nothing",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value } when value is "true" or "false" || Number(value) is not null => value,
        YamlScalarNode scalar => YamlWord.Of(scalar.Value!),
        YamlSequenceNode list => $"[{string.Join(", ", list.Select(Text))}]",
        YamlMappingNode members => $"{{ {string.Join(", ", members.Select(member => $"{(member.Key as YamlScalarNode)?.Value}: {Text(member.Value)}"))} }}",
        _ => node.ToString(),
    };
}
