using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling.Views;

/// <summary>Reads <c>tables: { mst_ledger: mst_ledger.csv, trn_voucher: { file: trn_voucher.csv, index: [guid] } }</c>.</summary>
internal static class TablesReader
{
    private const string OtherNamesKey = "other_names";

    /// <summary>Every key of a table besides those of its file.</summary>
    public static readonly IReadOnlyList<string> Keys = ["index", "required", "columns", OtherNamesKey, "ignored", "optional"];

    public static IReadOnlyList<ViewTable> Read(Section migration, PackDefaults defaults, PackFolders folders, IReadOnlyDictionary<string, string> parameters)
    {
        var (file, node) = (migration.File, migration.Find("tables"));
        if (node is not null and not YamlMappingNode)
            file.Fault(node, "`tables` should name tables and their files", "as in tables: { ledger: ledger.csv }");

        var tables = new List<ViewTable>();
        foreach (var (key, value) in node as YamlMappingNode ?? [])
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!IsName(name))
                file.Fault(key, $"`{name}` is no name for a table", "letters, digits and _, beginning with a letter, and not with sqlite_ or pragma_");
            else if (tables.Exists(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase)))
                file.Fault(key, $"table `{name}` is there twice: SQL does not tell capitals apart");
            else
                tables.Add(IsMade(value) ? Made(name, value, file, new PackViews(folders, [.. tables], parameters)) : Table(name, value, file, defaults));
        }

        return tables;
    }

    private static ViewTable Table(string name, YamlNode node, YamlFile file, PackDefaults defaults)
    {
        var (source, section) = SourceReader.ReadFile(node, $"table `{name}`", file, defaults, Keys);
        if (section is null)
            return new ViewTable(name, source);
        var (index, required) = (section.Texts("index"), section.Texts("required"));
        List<string> columns = [.. required.Union(section.Texts("columns"), StringComparer.Ordinal)];
        var otherNames = OtherNames(section, columns);
        if (columns.FirstOrDefault(column => string.Equals(column, ViewSource.RowColumn, StringComparison.OrdinalIgnoreCase)) is { } taken)
            file.Fault(section.Find("columns") ?? section.Find("required")!, $"table `{name}` cannot have a column `{taken}`", "in a view that is the row's own name, which every table has");
        var found = source with
        {
            Columns = [.. index.Except(columns, StringComparer.Ordinal)],
            Sought = [.. required.Select(column => (string[])[column, .. otherNames.Where(other => other.Value == column).Select(other => other.Key)])],
        };
        return new ViewTable(name, found)
        {
            Index = index,
            Columns = columns,
            Required = required,
            OtherNames = otherNames,
            Ignored = section.Has("ignored") ? section.Texts("ignored") : null,
            IsOptional = section.Flag("optional", otherwise: false),
        };
    }

    private static Dictionary<string, string> OtherNames(Section section, List<string> columns)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (file, node) = (section.File, section.Find(OtherNamesKey));
        if (node is not null and not YamlMappingNode)
            file.Fault(node, $"`{OtherNamesKey}` should be a table of names and the columns that they mean", "such as { No.: Num }");
        foreach (var (other, column) in node as YamlMappingNode ?? [])
        {
            var meant = file.Text(column, $"a value of `{OtherNamesKey}`") ?? "";
            if (columns.Contains(meant))
                names[(other as YamlScalarNode)?.Value ?? ""] = meant;
            else
                file.Fault(column, $"the table names no column `{meant}`", "put it under `columns` or `required`", NearestName.Of(meant, columns));
        }

        return names;
    }

    private static bool IsMade(YamlNode node) => node is YamlMappingNode mapping && mapping.Children.ContainsKey(new YamlScalarNode("view"));

    // It reads the tables above it, and so no two can read each other.
    private static ViewTable Made(string name, YamlNode node, YamlFile file, PackViews above) =>
        file.Section(node, $"table `{name}`", "view", "index") is { } section
            ? new ViewTable(name, above.Read(section)) { Index = section.Texts("index") }
            : new ViewTable(name, new TableSource(""));

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && !name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase);
}
