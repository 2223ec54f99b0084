using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles the rule of a field that holds another record's id.</summary>
internal sealed class ReferenceCompiler(StreamContext stream)
{
    public ReferenceValue? Compile(Section section, FieldSpec spec, string path, bool inLine)
    {
        var columns = section.Texts("from");
        if (columns.Count == 0)
            stream.File.Fault(section.Node, $"reference `{path}` lacks `from`", "name the column, or columns, with the other record's key");

        foreach (var key in ScalarCompiler.Keys.Where(key => key is not ("ref" or "from") && section.Has(key)))
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a reference");

        stream.Need(columns, inLine, section.Node);
        if (section.RequireText("ref") is not { } parent || !IsParent(parent, section.Find("ref")!, spec, path))
            return null;

        stream.Parents.Add(parent);
        return new ReferenceValue(parent, columns);
    }

    private bool IsParent(string parent, YamlNode at, FieldSpec spec, string path)
    {
        if (!stream.Streams.TryGetValue(parent, out var module))
        {
            stream.File.Fault(at, $"unknown stream `{parent}`", "list it under `streams` in migration.yaml", NearestName.Of(parent, stream.Streams.Keys));
            return false;
        }

        if (spec.References is null || (module is not null && module.Module != spec.References))
        {
            var holds = spec.References is null ? "no id of another record" : $"an id of {spec.References}";
            stream.File.Fault(at, $"field `{path}` holds {holds}, and stream `{parent}` delivers to {module?.Module ?? "no known module"}");
            return false;
        }

        return true;
    }
}
