using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Reads <c>set</c>, <c>columns</c> and <c>given</c>: of a file of tests, and of one test. A file's rows in the latter take the place of those in the former.</summary>
internal static class GroundReader
{
    public static TestGround Read(Section section, TestGround over)
    {
        var file = section.File;
        return over with
        {
            Parameters = Over(over.Parameters, Entries(section, "set"), value => Text(file, value, "a parameter") ?? ""),
            Columns = Over(over.Columns, Entries(section, "columns"), value => List(file, value, "columns of a file", "as in columns: { orders.csv: [no, date] }").Select(column => Text(file, column, "a column") ?? "").ToList()),
            Files = Places(over.Files, file, Entries(section, "columns").Concat(Entries(section, "given"))),
            Rows = Over(over.Rows, Entries(section, "given"), value => List(file, value, "rows of a file", "as in given: { orders.csv: [{ no: 1 }, { no: 2 }] }").Select(row => (IReadOnlyDictionary<string, string>)Row(file, row)).ToList()),
        };
    }

    /// <summary>A scalar's own text: <c>${name}</c> in a test stands for itself. Null for YAML's null.</summary>
    public static string? Text(YamlFile file, YamlNode node, string what)
    {
        if (node is YamlScalarNode scalar)
            return YamlFile.IsNull(scalar) ? null : scalar.Value;
        file.Fault(node, $"{what} should be one value");
        return null;
    }

    /// <summary>The elements of a list; none for YAML's null.</summary>
    public static IEnumerable<YamlNode> List(YamlFile file, YamlNode node, string what, string example)
    {
        if (node is YamlSequenceNode list)
            return list;
        if (!YamlFile.IsNull(node))
            file.Fault(node, $"{what} should be a list", example);
        return [];
    }

    private static Dictionary<string, string> Row(YamlFile file, YamlNode node)
    {
        if (node is YamlMappingNode row)
            return row.ToDictionary(cell => (cell.Key as YamlScalarNode)?.Value ?? "", cell => Text(file, cell.Value, "a cell") ?? "", StringComparer.Ordinal);
        file.Fault(node, "a row should be a mapping of columns to cells", "as in { no: 1, date: 2024-04-01 }");
        return new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private static YamlMappingNode Entries(Section section, string key)
    {
        var node = section.Find(key);
        if (node is not (null or YamlMappingNode))
            section.File.Fault(node, $"`{key}` should be a mapping");
        return node as YamlMappingNode ?? [];
    }

    private static Dictionary<string, TestPlace> Places(IReadOnlyDictionary<string, TestPlace> under, YamlFile file, IEnumerable<KeyValuePair<YamlNode, YamlNode>> entries)
    {
        var all = new Dictionary<string, TestPlace>(under, StringComparer.Ordinal);
        foreach (var (key, _) in entries)
            all[(key as YamlScalarNode)?.Value ?? ""] = TestPlace.Of(file.Name, key);
        return all;
    }

    private static Dictionary<string, T> Over<T>(IReadOnlyDictionary<string, T> under, YamlMappingNode entries, Func<YamlNode, T> read)
    {
        var all = new Dictionary<string, T>(under, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            all[(key as YamlScalarNode)?.Value ?? ""] = read(value);
        return all;
    }
}
