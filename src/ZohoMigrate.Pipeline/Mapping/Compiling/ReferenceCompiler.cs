using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles the rule of a field that takes something of another record: its id (<c>ref</c>), or its total (<c>total_of</c>).</summary>
internal sealed class ReferenceCompiler(StreamContext stream)
{
    public const string Id = "ref";
    public const string Total = "total_of";

    public IFieldValue? Compile(Section section, FieldSpec spec, string path, bool inLine)
    {
        var rule = section.Has(Id) ? Id : Total;
        var columns = section.Texts("from");
        if (columns.Count == 0)
            stream.File.Fault(section.Node, $"{What(rule)} `{path}` lacks `from`", "name the column, or columns, with the other record's key");
        foreach (var key in ScalarCompiler.Keys.Where(key => key != rule && key != "from" && section.Has(key)))
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a {What(rule)}");
        stream.Need(columns, inLine, section.Node);
        if (section.RequireText(rule) is not { } parent || !IsStream(parent, section.Find(rule)!, out var module))
            return null;
        if (!(rule == Id ? HoldsItsId(spec, module) : HoldsItsTotal(spec, module)))
        {
            stream.File.Fault(section.Find(rule)!, Unfit(rule, spec, path, parent, module));
            return null;
        }

        stream.Parents.Add(parent);
        return rule == Id ? new ReferenceValue(parent, columns) : new TotalValue(parent, columns);
    }

    // A module that is not known has its fault already.
    private static bool HoldsItsId(FieldSpec spec, ModuleSpec? parent) =>
        spec.References is not null && (parent is null || parent.IsOf(spec.References));

    private static bool HoldsItsTotal(FieldSpec spec, ModuleSpec? parent) =>
        spec.Type == FieldType.Decimal && (parent is null || parent.Total is not null);

    private static string Unfit(string rule, FieldSpec spec, string path, string parent, ModuleSpec? module)
    {
        if (rule == Total && spec.Type == FieldType.Decimal)
            return $"stream `{parent}` delivers to {module!.Module}, whose records have no total";
        var holds = rule == Total ? "no amount" : spec.References is null ? "no id of another record" : $"an id of {spec.References}";
        return $"field `{path}` holds {holds}, and stream `{parent}` delivers to {module?.Module ?? "no known module"}";
    }

    private static string What(string rule) => rule == Id ? "reference" : "total";

    private bool IsStream(string parent, YamlNode at, out ModuleSpec? module)
    {
        var isStream = stream.Streams.TryGetValue(parent, out module);
        if (!isStream)
            stream.File.Fault(at, $"unknown stream `{parent}`", "list it under `streams` in migration.yaml", NearestName.Of(parent, stream.Streams.Keys));
        return isStream;
    }
}
