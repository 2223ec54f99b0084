using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>A value table that is a file of the pack: <c>map: { file: states.csv, key: name, value: code }</c>.</summary>
/// <param name="map">These three.</param>
/// <param name="folders">Where the file is looked for.</param>
/// <param name="faultOf">What is wrong with a value; null when nothing is.</param>
internal sealed class ValueFile(Section map, PackFolders folders, Func<string, (string Message, string? Hint, string? Nearest)?> faultOf)
{
    public static readonly IReadOnlyList<string> Keys = ["file", "key", "value"];

    private readonly Dictionary<string, string?> _table = new(StringComparer.Ordinal);

    /// <summary>Whether a table names a file, and is not one itself.</summary>
    public static bool IsOne(YamlMappingNode table) =>
        table.Children.Count == Keys.Count && table.Children.Keys.All(key => key is YamlScalarNode { Value: { } name } && Keys.Contains(name));

    /// <summary>The table; null, and a fault, where there is none.</summary>
    public Dictionary<string, string?>? Read()
    {
        if (map.RequireText("file") is not { } name || map.RequireText("key") is not { } key || map.RequireText("value") is not { } value)
            return null;
        if (folders.Find(name) is not { } path)
        {
            map.File.Fault(map.Find("file")!, $"the pack has no file `{name}`", "put it beside the mapping", folders.Nearest(name));
            return null;
        }

        var (rows, fault) = PackTable.Read(path);
        if (fault is not null)
            map.File.Fault(name, rows.Count + 1, fault, "UTF-8, with commas, its first row naming the columns");
        var columns = rows.Count == 0 ? [] : rows[0].Cells;
        var (from, to) = (Column("key", key, columns), Column("value", value, columns));
        if (fault is not null || from < 0 || to < 0)
            return null;
        foreach (var (line, cells) in rows.Skip(1))
            Add(name, line, NullMarkers.None.Read(cells[from]), NullMarkers.None.Read(cells[to]));
        return _table;
    }

    private void Add(string file, long line, string? from, string? to)
    {
        if (from is null)
            map.File.Fault(file, line, $"the row has no `{map.Text("key")}`");
        else if (!_table.TryAdd(ComposedText.Of(from), to) && _table[ComposedText.Of(from)] != to)
            map.File.Fault(file, line, $"`{from}` is there twice, with different values", "keep one of the two");
        else if (to is not null && faultOf(to) is var (message, hint, nearest))
            map.File.Fault(file, line, message, hint, nearest);
    }

    private int Column(string role, string column, string[] columns)
    {
        var index = Array.IndexOf(columns, column);
        if (index < 0 && columns.Length > 0)
            map.File.Fault(map.Find(role)!, $"the file has no column `{column}`", $"it has: {string.Join(", ", columns)}", NearestName.Of(column, columns));
        return index;
    }
}
