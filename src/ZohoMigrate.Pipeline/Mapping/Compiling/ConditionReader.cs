using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// Reads <c>where</c> and <c>when</c>: <c>{ column: value }</c>, <c>[values]</c>, <c>null</c>, or <c>{ not: … }</c> of these; all must hold.
/// </summary>
internal static class ConditionReader
{
    public static IReadOnlyList<RowCondition> Read(YamlNode? node, string what, StreamContext stream, bool inLine = false)
    {
        if (node is null)
            return [];

        if (node is not YamlMappingNode mapping)
        {
            stream.File.Fault(node, $"`{what}` should be a mapping of columns to values");
            return [];
        }

        var conditions = mapping.Select(pair => Read((pair.Key as YamlScalarNode)?.Value ?? "", pair.Value, what, stream.File)).ToList();
        stream.Need(conditions.Select(condition => condition.Column), inLine, node);
        return conditions;
    }

    private static RowCondition Read(string column, YamlNode value, string what, YamlFile file)
    {
        if (value is not YamlMappingNode)
            return new RowCondition(column, file.Texts(value, $"a value of `{what}`"), Negated: false);

        var not = file.Section(value, $"`{what}`", "not")!.Require("not");
        return new RowCondition(column, not is null ? [] : file.Texts(not, $"a value of `{what}`"), Negated: true);
    }
}
