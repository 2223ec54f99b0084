using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling.Views;

/// <summary>Reads <c>tables: { mst_ledger: mst_ledger.csv, trn_voucher: { file: trn_voucher.csv, index: [guid] } }</c>.</summary>
internal static class TablesReader
{
    public static IReadOnlyList<ViewTable> Read(Section migration, PackDefaults defaults)
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
                tables.Add(Table(name, value, file, defaults));
        }

        return tables;
    }

    private static ViewTable Table(string name, YamlNode node, YamlFile file, PackDefaults defaults)
    {
        var (source, section) = SourceReader.ReadFile(node, $"table `{name}`", file, defaults, ["index"]);
        IReadOnlyList<string> index = section?.Texts("index") ?? [];
        return new ViewTable(name, source with { Columns = index }) { Index = index };
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && !name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase);
}
