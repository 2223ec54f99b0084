using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>steps: [mark_as_sent]</c> or <c>- { operation: mark_as_sent, when: { … } }</c>.</summary>
internal static class StepsReader
{
    public static IReadOnlyList<StepMapping> Read(YamlNode? node, StreamContext stream)
    {
        if (node is null)
            return [];

        if (node is YamlSequenceNode list)
            return [.. list.Select(step => ReadStep(step, stream)).OfType<StepMapping>()];

        stream.File.Fault(node, "`steps` should be a list");
        return [];
    }

    private static StepMapping? ReadStep(YamlNode node, StreamContext stream)
    {
        if (node is YamlScalarNode)
            return Step(stream.File.Text(node, "a step"), node, [], stream);

        var section = stream.File.Section(node, "a step", "operation", "when");
        return section?.RequireText("operation") is { } operation
            ? Step(operation, section.Find("operation")!, ConditionReader.Read(section.Find("when"), "when", stream), stream)
            : null;
    }

    private static StepMapping? Step(string? operation, YamlNode at, IReadOnlyList<RowCondition> when, StreamContext stream)
    {
        var known = stream.Module.Steps;
        if (operation is not null && known.Contains(operation))
            return new StepMapping(operation, when);

        var hint = known.Count == 0 ? $"{stream.Module.Module} has no steps" : $"{stream.Module.Module} has: {string.Join(", ", known)}";
        stream.File.Fault(at, $"unknown step `{operation}`", hint, NearestName.Of(operation ?? "", known));
        return null;
    }
}
