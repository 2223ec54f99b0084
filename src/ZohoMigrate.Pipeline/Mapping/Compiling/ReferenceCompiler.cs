using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles the rule of a field that takes something of another record: its id (<c>ref</c>), or its total (<c>total_of</c>).</summary>
internal sealed class ReferenceCompiler(StreamContext stream)
{
    public const string Id = "ref";
    public const string Total = "total_of";
    public const string By = "by";
    private static readonly string[] Keys = [Id, Total, By, "from", "when"];

    public IFieldValue? Compile(Section section, FieldSpec spec, string path, bool inLine)
    {
        var rule = section.Has(Id) ? Id : Total;
        var columns = section.Texts("from");
        if (columns.Count == 0)
            stream.File.Fault(section.Node, $"{What(rule)} `{path}` lacks `from`", "name the column, or columns, with the other record's key");
        foreach (var key in ScalarCompiler.Keys.Where(key => section.Has(key) && (!Keys.Contains(key) || (key == Total && rule == Id))))
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a {What(rule)}");
        stream.Need(columns, inLine, section.Node, spec);
        if (section.RequireText(rule) is not { } parent || !IsStream(parent, section.Find(rule)!, out var module))
            return null;
        if (!(rule == Id ? HoldsItsId(spec, path, module) : HoldsItsTotal(spec, module)))
        {
            stream.File.Fault(section.Find(rule)!, Unfit(rule, spec, path, parent, module));
            return null;
        }

        stream.Parents.Add(parent);
        var referred = new ReferredKey(parent, columns, Others(section, parent, columns));
        return rule == Id ? new ReferenceValue(referred, spec.Takes) : new TotalValue(referred);
    }

    /// <summary>Compiles <c>after: { ref: …, from: … }</c>: a record that must be there before, though nothing is taken of it.</summary>
    public ReferredKey? CompileAfter(YamlNode node)
    {
        if (stream.File.Section(node, "`after`", Id, By, "from") is not { } section)
            return null;
        var columns = section.Texts("from");
        if (columns.Count == 0)
            stream.File.Fault(node, "`after` lacks `from`", "name the column, or columns, with the other record's key");
        stream.Need(columns, inLine: false, node);
        if (section.RequireText(Id) is not { } parent || !IsStream(parent, section.Find(Id)!, out _))
            return null;
        if (parent == stream.Name)
            stream.File.Fault(section.Find(Id)!, "`after` names another stream than its own");
        stream.Parents.Add(parent);
        return new ReferredKey(parent, columns, Others(section, parent, columns));
    }

    // The columns, besides the key, that tell the other record.
    private IReadOnlyList<string> Others(Section section, string parent, IReadOnlyList<string> columns)
    {
        if (section.Find(By) is not { } at)
            return [];
        var by = section.Texts(By);
        if (by.Count != columns.Count || by.Any(column => column.Trim().Length == 0))
            stream.File.Fault(at, "`by` names a column of the other stream for each of `from`", "such as { ref: customers, by: name, from: customer }");
        if (parent == stream.Name)
            stream.File.Fault(at, "a stream refers to its own records by their key alone", $"leave out `{By}`");
        stream.RefersBy.Add((parent, by));
        return by;
    }

    // A module that is not known has its fault already. What an organisation writes into a field of its own is its own affair.
    private bool HoldsItsId(FieldSpec spec, string path, ModuleSpec? parent) => spec.References is { } module
        ? parent is null || parent.IsOf(module)
        : stream.Module.CustomFields?.IsValue(path) == true;

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
