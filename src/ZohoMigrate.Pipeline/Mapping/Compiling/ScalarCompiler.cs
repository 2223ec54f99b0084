using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles the rule of a field that is one value.</summary>
internal sealed class ScalarCompiler(StreamContext stream)
{
    private static readonly string[] Sources = ["from", "const", "template", SumCompiler.Key];

    /// <summary>What stands between the texts of a list.</summary>
    public const string Separator = "separator";

    /// <summary>Every key such a rule may have.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        .. Sources, ReferenceCompiler.Id, ReferenceCompiler.Total, LookupCompiler.Key, ReferenceCompiler.By, "when", "trim", .. EditsReader.Keys, "map", "default",
        "type", "formats", "offset", "culture", "currency", "positive", "on_invalid", Separator,
    ];

    private readonly ReferenceCompiler _references = new(stream);

    public IFieldValue? Compile(YamlMappingNode node, FieldSpec spec, string path, bool inLine)
    {
        var section = stream.File.Section(node, $"field `{path}`", Keys)!;
        if (section.Has(LookupCompiler.Key))
            return CompileLookup(section, spec, path, inLine);
        if (section.Has(ReferenceCompiler.Id) || section.Has(ReferenceCompiler.Total))
            return _references.Compile(section, spec, path, inLine);

        if (section.Find(ReferenceCompiler.By) is { } by)
            stream.File.Fault(by, $"`{ReferenceCompiler.By}` has no meaning without `{ReferenceCompiler.Id}` or `{ReferenceCompiler.Total}`");
        if (!HasOneSource(section, path))
            return null;

        var conversion = Conversion(section, spec, path);
        if (section.Has(SumCompiler.Key))
            return new SumCompiler(stream).Compile(section, conversion, spec, path);
        return section.Has("const") ? CompileConstant(section, conversion, spec, path) : CompileText(section, conversion, spec, path, inLine);
    }

    /// <summary>Compiles the rule of a list of plain texts: one text, cut where its separator stands.</summary>
    public IFieldValue? CompileTexts(YamlMappingNode node, FieldSpec spec, string path, bool inLine)
    {
        var section = stream.File.Section(node, $"field `{path}`", Keys)!;
        var separator = section.Text(Separator);
        if (separator is not { Length: > 0 })
            stream.File.Fault(node, $"field `{path}` is a list of texts, and nothing says what stands between them", $"add {Separator}: \";\"");
        return Compile(node, spec with { Type = FieldType.Text }, path, inLine) is { } value && separator is { Length: > 0 } between ? new TextsValue(value, between) : null;
    }

    /// <summary>Says of keys that they are of no use beside another one.</summary>
    public static void Refuse(Section section, IEnumerable<string> keys, string where)
    {
        foreach (var key in keys.Where(section.Has))
            section.File.Fault(section.Find(key)!, $"`{key}` has no meaning for a {where}");
    }

    // What is looked up is told by a text, made as that of any field is.
    private LookupValue? CompileLookup(Section section, FieldSpec spec, string path, bool inLine)
    {
        var text = new FieldSpec { Type = FieldType.Text, References = spec.References, DecidesAmounts = spec.DecidesAmounts };
        return new LookupCompiler(stream, rule => !HasOneSource(rule, path) ? null : rule.Has("const")
            ? CompileConstant(rule, TextConversion.Text, text, path)
            : CompileText(rule, TextConversion.Text, text, path, inLine)).Compile(section, spec, path);
    }

    private bool HasOneSource(Section section, string path)
    {
        var isOne = Sources.Count(section.Has) == 1;
        if (!isOne && !section.HasUnknownKey)
            stream.File.Fault(section.Node, $"field `{path}` should have exactly one of `from`, `const`, `template`, `sum`");
        return isOne;
    }

    private TextConversion Conversion(Section section, FieldSpec spec, string path)
    {
        var name = section.Text("type") ?? ConversionTable.NameFor(spec);
        if (!ConversionTable.Names.Contains(name))
        {
            stream.File.Fault(
                section.Find("type")!, $"unknown type `{name}`", $"known: {string.Join(", ", ConversionTable.Names)}",
                NearestName.Of(name, ConversionTable.Names));
            return TextConversion.Text;
        }

        if (!ConversionTable.Suits(name, spec.Type))
            stream.File.Fault(section.Find("type")!, $"wrong type `{name}`: field `{path}` is of type {Name(spec.Type)} at Zoho");

        if (section.Has("offset") && !ConversionTable.IsOfMoments(name))
            stream.File.Fault(section.Find("offset")!, $"`offset` has no meaning for type `{name}`", "it goes with `type: datetime`");

        foreach (var key in Keys.Where(key => key is "currency" or "positive" && section.Has(key) && !ConversionTable.IsOfAmounts(name)))
            stream.File.Fault(section.Find(key)!, $"`{key}` has no meaning for type `{name}`", "it goes with `type: amount`");

        var spelling = Spelling.Of(section, stream.Defaults);
        stream.DateFormats.UnionWith(spelling.DateFormats);
        if (ConversionTable.IsOfAmounts(name) && spelling.Amounts.Currency is { } currency)
            stream.Currencies.Add(currency);
        return ConversionTable.Create(name, spelling);
    }

    private ConstantValue? CompileConstant(Section section, TextConversion conversion, FieldSpec spec, string path)
    {
        Refuse(section, ["map", "default", "trim", "on_invalid", .. EditsReader.Keys], "constant");
        if (section.RequireText("const") is not { } text)
            return null;

        var value = new FixedValues(stream, conversion, spec, path).Convert(text, section.Find("const")!);
        return value is null ? null : new ConstantValue(value);
    }

    private ScalarValue? CompileText(Section section, TextConversion conversion, FieldSpec spec, string path, bool inLine)
    {
        if (Text(section, path) is not { } source)
            return null;

        stream.Need(source.Columns, inLine, section.Node, spec);
        // A value that is edited or translated is no longer the column's own.
        if (source is ColumnText && !section.Has("map") && !EditsReader.Keys.Any(section.Has))
            ColumnReadings.Note(section, spec, source.Columns[0], inLine, stream);
        var written = new FixedValues(stream, conversion, spec, path);
        var otherwise = section.Text("default");
        if (otherwise is not null)
            written.Convert(otherwise, section.Find("default")!);

        var omits = Omits(section);
        if (omits)
            stream.Omitted.Add(path);

        return new ScalarValue(source, conversion)
        {
            Omits = omits,
            CanOmit = spec.CanBeLeftOut,
            Edits = EditsReader.Read(section),
            Map = section.Find("map") is { } map ? written.Table(map) : null,
            Default = otherwise,
        };
    }

    private ITextSource? Text(Section section, string path)
    {
        var trim = section.Flag("trim", otherwise: true);
        if (section.Has("from"))
        {
            var columns = section.Texts("from");
            if (columns.Count == 1)
                return new ColumnText(columns[0], trim);

            stream.File.Fault(section.Find("from")!, $"field `{path}` is made from one column", "put several together with `template`");
            return null;
        }

        var template = section.RequireText("template");
        var parsed = template is null ? null : TemplateText.Parse(template, trim);
        if (template is not null && parsed is null)
        {
            stream.File.Fault(
                section.Find("template")!, $"the template of `{path}` has a brace without its other half", "write {{ or }} for a brace itself");
        }

        return parsed;
    }

    private static bool Omits(Section section)
    {
        var what = section.Text("on_invalid");
        if (what is not (null or "reject" or "omit"))
            section.File.Fault(section.Find("on_invalid")!, $"unknown `on_invalid: {what}`", "known: reject, omit", NearestName.Of(what, ["reject", "omit"]));

        return what == "omit";
    }

    private static string Name(FieldType type) => type.ToString().ToLowerInvariant();
}
