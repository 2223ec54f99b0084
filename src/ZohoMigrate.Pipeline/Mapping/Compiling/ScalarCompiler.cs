using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles the rule of a field that is one value.</summary>
internal sealed class ScalarCompiler(StreamContext stream)
{
    private static readonly string[] Sources = ["from", "const", "template"];
    private static readonly string[] Keys =
        [.. Sources, "ref", "map", "type", "formats", "culture", "trim", "default", "split"];

    public IFieldValue? Compile(YamlMappingNode node, FieldSpec spec, string path, bool inLine)
    {
        var section = stream.File.Section(node, $"field `{path}`", Keys)!;
        if (section.Has("ref"))
        {
            return CompileReference(section, spec, path, inLine);
        }

        if (Sources.Count(section.Has) != 1)
        {
            stream.File.Fault(node, $"field `{path}` should have exactly one of `from`, `const`, `template`");
            return null;
        }

        var conversion = Conversion(section, spec, path);
        return section.Has("const") ? CompileConstant(section, conversion, spec, path) : CompileText(section, conversion, spec, path, inLine);
    }

    private ReferenceValue? CompileReference(Section section, FieldSpec spec, string path, bool inLine)
    {
        var columns = section.Texts("from");
        if (columns.Count == 0)
        {
            stream.File.Fault(section.Node, $"reference `{path}` lacks `from`", "name the column, or columns, with the other record's key");
        }

        foreach (var key in Keys.Where(key => key is not ("ref" or "from") && section.Has(key)))
        {
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a reference");
        }

        stream.Need(columns, inLine, section.Node);
        if (section.RequireText("ref") is not { } parent || !IsParent(parent, section.Find("ref")!, spec, path))
        {
            return null;
        }

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

    private TextConversion Conversion(Section section, FieldSpec spec, string path)
    {
        var name = section.Text("type") ?? ConversionTable.NameFor(spec.Type);
        if (!ConversionTable.Names.Contains(name))
        {
            stream.File.Fault(
                section.Find("type")!, $"unknown type `{name}`", $"known: {string.Join(", ", ConversionTable.Names)}",
                NearestName.Of(name, ConversionTable.Names));
            return TextConversion.Text;
        }

        if (!ConversionTable.Suits(name, spec.Type))
        {
            stream.File.Fault(section.Find("type")!, $"wrong type `{name}`: field `{path}` is of type {Name(spec.Type)} at Zoho");
        }

        var formats = section.Has("formats") ? Spelling.DateFormats(section, "formats") : stream.Defaults.DateFormats;
        var numbers = section.Has("culture") ? Spelling.Culture(section, "culture") : null;
        return ConversionTable.Create(name, numbers ?? stream.Defaults.Numbers, formats);
    }

    private ConstantValue? CompileConstant(Section section, TextConversion conversion, FieldSpec spec, string path)
    {
        foreach (var key in Keys.Where(key => key is "map" or "default" or "split" or "trim" && section.Has(key)))
        {
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a constant");
        }

        if (section.RequireText("const") is not { } text)
        {
            return null;
        }

        var value = Fixed(text, section.Find("const")!, conversion, spec, path);
        return value is null ? null : new ConstantValue(value);
    }

    private ScalarValue? CompileText(Section section, TextConversion conversion, FieldSpec spec, string path, bool inLine)
    {
        if (Text(section, path) is not { } source)
        {
            return null;
        }

        stream.Need(source.Columns, inLine, section.Node);
        var otherwise = section.Text("default");
        if (otherwise is not null)
        {
            Fixed(otherwise, section.Find("default")!, conversion, spec, path);
        }

        return new ScalarValue(source, conversion) { Split = Split(section), Map = Map(section, conversion, spec, path), Default = otherwise };
    }

    private ITextSource? Text(Section section, string path)
    {
        var trim = section.Flag("trim", otherwise: true);
        if (section.Has("from"))
        {
            var columns = section.Texts("from");
            if (columns.Count == 1)
            {
                return new ColumnText(columns[0], trim);
            }

            stream.File.Fault(section.Find("from")!, $"field `{path}` is made from one column", "put several together with `template`");
            return null;
        }

        var template = section.RequireText("template");
        var parsed = template is null ? null : TemplateText.Parse(template, trim);
        if (template is not null && parsed is null)
        {
            stream.File.Fault(section.Find("template")!, $"the template of `{path}` has a brace without its other half", "write {{ or }} for a brace itself");
        }

        return parsed;
    }

    private SplitPart? Split(Section section)
    {
        if (section.Find("split") is not { } node || stream.File.Section(node, "`split`", "on", "part") is not { } split)
        {
            return null;
        }

        var (on, part) = (split.RequireText("on"), split.RequireText("part"));
        if (part is not (null or "first" or "rest"))
        {
            stream.File.Fault(split.Find("part")!, $"unknown part `{part}`", "known: first, rest", NearestName.Of(part, ["first", "rest"]));
        }

        return string.IsNullOrEmpty(on) ? null : new SplitPart(on, part == "first");
    }

    private Dictionary<string, string?>? Map(Section section, TextConversion conversion, FieldSpec spec, string path)
    {
        if (section.Find("map") is not { } node)
        {
            return null;
        }

        if (node is not YamlMappingNode table)
        {
            stream.File.Fault(node, "`map` should be a table of values");
            return null;
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (from, to) in table)
        {
            var text = stream.File.Text(to, "a value of `map`");
            map[(from as YamlScalarNode)?.Value ?? ""] = text;
            if (text is not null)
            {
                Fixed(text, to, conversion, spec, path);
            }
        }

        return map;
    }

    /// <summary>A value that stands in the mapping itself, so that it can be judged now.</summary>
    private System.Text.Json.Nodes.JsonNode? Fixed(string text, YamlNode at, TextConversion conversion, FieldSpec spec, string path)
    {
        var value = conversion.Convert(text);
        if (value is null)
        {
            stream.File.Fault(at, $"`{text}` is not {conversion.Expected}, as field `{path}` needs");
        }
        else if (spec.Type == FieldType.Choice && !spec.Values.Contains(text))
        {
            stream.File.Fault(at, $"field `{path}` has no value `{text}`", $"known: {string.Join(", ", spec.Values)}", NearestName.Of(text, spec.Values));
        }

        return value;
    }

    private static string Name(FieldType type) => type.ToString().ToLowerInvariant();
}
