using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// Compiles <c>lookup</c>: the field holds the id of a record that the organisation has, and is told by the text of one of its fields, or of
/// several at once.
/// </summary>
/// <param name="stream">The stream's.</param>
/// <param name="text">Compiles what makes a text: null, and a fault, where nothing does.</param>
internal sealed class LookupCompiler(StreamContext stream, Func<Section, IFieldValue?> text)
{
    public const string Key = "lookup";
    private const string By = ReferenceCompiler.By;

    /// <summary>What makes a text.</summary>
    public static readonly IReadOnlyList<string> TextKeys = ["from", "const", "template", "trim", .. EditsReader.Keys, "map", "default"];

    public LookupValue? Compile(Section field, FieldSpec spec, string path)
    {
        ScalarCompiler.Refuse(field, [ReferenceCompiler.Id, ReferenceCompiler.Total, SumCompiler.Key, "type", "formats", "culture", "on_invalid"], Key);
        var list = List(field, spec, path);
        List<IFieldValue?> values = field.Find(By) is YamlMappingNode several ? Several(field, several) : [text(field)];
        return list is null || values.Contains(null) ? null : new LookupValue(list, values!);
    }

    private List<IFieldValue?> Several(Section field, YamlMappingNode by)
    {
        ScalarCompiler.Refuse(field, TextKeys, "lookup by several fields: each of them has its own");
        return [.. by.Select(one => stream.File.Section(one.Value, $"`{one.Key}` of `{By}`", TextKeys) is { } rule ? text(rule) : null)];
    }

    private LookupList? List(Section field, FieldSpec spec, string path)
    {
        if (field.RequireText(Key) is not { } name)
            return null;

        var known = stream.Catalogue.Modules.Concat(stream.Catalogue.Lookups).Where(module => module.IsLookedUp).ToList();
        var at = field.Find(Key)!;
        if (known.Find(module => module.Module == name) is not { } module)
            stream.File.Fault(at, $"`{name}` is nothing that can be looked up", $"known: {Names(known)}", NearestName.Of(name, known.Select(one => one.Module)));
        else if (spec.References != name)
            stream.File.Fault(at, $"field `{path}` holds {(spec.References is { } other ? $"an id of {other}" : "no id of another record")}, not of {name}");
        else
            return Fields(field, module) is { } fields ? Noted(new LookupList(name, fields)) : null;
        return null;
    }

    private LookupList Noted(LookupList list)
    {
        stream.LooksIn.Add(list);
        return list;
    }

    private static List<string>? Fields(Section field, ModuleSpec module)
    {
        if (field.Find(By) is YamlMappingNode { Children.Count: > 0 } several)
        {
            var fields = several.Select(one => Known(field, one.Key, (one.Key as YamlScalarNode)?.Value, module)).ToList();
            return fields.Contains(null) ? null : [.. fields.OfType<string>()];
        }

        if (field.Find(By) is not { } at)
            return [module.NaturalKey[0]];
        if (at is YamlScalarNode)
            return field.RequireText(By) is { } name && Known(field, at, name, module) is { } known ? [known] : null;
        field.File.Fault(at, $"`{By}` names a field of {module.Module}, or several with a rule for each", "such as { tax_percentage: { from: rate }, tax_type: { const: tax_group } }");
        return null;
    }

    private static string? Known(Section field, YamlNode at, string? name, ModuleSpec module)
    {
        var fit = module.LookedUpBy;
        if (name is not null && fit.Contains(name))
            return name;

        field.File.Fault(at, $"{module.Module} has no field `{name}` to be looked up by", $"known: {string.Join(", ", fit)}", NearestName.Of(name ?? "", fit));
        return null;
    }

    private static string Names(IEnumerable<ModuleSpec> modules) => string.Join(", ", modules.Select(module => module.Module));
}
