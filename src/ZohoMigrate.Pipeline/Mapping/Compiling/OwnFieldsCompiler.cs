using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// Says what the fields of the organisation's own hold. Only the mapping knows it: they are what it says. Where the organisation was asked,
/// that is held against what it has.
/// </summary>
internal sealed class OwnFieldsCompiler(StreamContext stream)
{
    private static readonly string[] Referring = [ReferenceCompiler.Id, ReferenceCompiler.Total, LookupCompiler.Key];

    /// <summary>The fields that a mapping names.</summary>
    /// <param name="node">Their names with their rules.</param>
    /// <param name="spec">What holds them all: with those of the organisation, where it was asked.</param>
    /// <param name="path">Where it stands.</param>
    public Dictionary<string, FieldSpec> Compile(YamlNode node, FieldSpec spec, string path)
    {
        var own = new Dictionary<string, FieldSpec>(StringComparer.Ordinal);
        if (node is not YamlMappingNode mapping)
            return own;

        foreach (var (nameNode, rule) in mapping)
        {
            var name = (nameNode as YamlScalarNode)?.Value ?? "";
            var field = Field(rule);
            if (stream.Module.Fields.ContainsKey(name))
                stream.File.Fault(nameNode, $"`{name}` is a field of Zoho's own", $"map it beside `{path}`, not in it");
            else if (spec.Fields.Count > 0 && !spec.Fields.ContainsKey(name))
                Unknown(nameNode, name, spec);
            else if (spec.Fields.TryGetValue(name, out var there))
                Check(rule, $"{path}.{name}", field, there);
            own[name] = field;
        }

        return own;
    }

    /// <summary>What a field is by its rule alone: a list of texts where it has a separator, else of its type, else a text.</summary>
    private FieldSpec Field(YamlNode rule)
    {
        foreach (var key in Referring.Where(key => Word(rule, key) is not null))
            stream.File.Fault(rule, $"`{key}` is not for fields of the organisation's own", "which record they refer to is not known here");
        if (Word(rule, ScalarCompiler.Separator) is not null)
            return new FieldSpec { Type = FieldType.List };
        return new FieldSpec { Type = Conversion(rule) is { } name ? ConversionTable.FieldOf(name) : FieldType.Text };
    }

    private void Unknown(YamlNode at, string name, FieldSpec spec) => stream.File.Fault(
        at, $"the organisation has no field `{name}` in {stream.Module.ApiName}", $"see: zohomigrate describe {stream.Module.Module} --online",
        NearestName.Of(name, spec.Fields.Keys.Concat(stream.Module.Fields.Keys)));

    private void Check(YamlNode rule, string path, FieldSpec field, FieldSpec there)
    {
        var kind = there.Here?.Type ?? "";
        if (there.Type is FieldType.Id or FieldType.Object)
            stream.File.Fault(rule, $"field `{path}` is of the kind {kind} at the organisation", "no mapping can fill it: leave it out, and fill it by hand");
        else if (field.Type == FieldType.List != (there.Type == FieldType.List))
            stream.File.Fault(rule, $"field `{path}` is of the kind {kind} at the organisation", there.Type == FieldType.List ? $"it holds several values: add {ScalarCompiler.Separator}: \";\"" : $"it holds one value: leave `{ScalarCompiler.Separator}` out");
        else if (field.Type != FieldType.List && !ConversionTable.Suits(Conversion(rule) ?? ConversionTable.NameFor(field), there.Type))
            stream.File.Fault(rule, $"field `{path}` is of the kind {kind} at the organisation", $"say so: type: {ConversionTable.NameFor(there)}");
    }

    private static string? Conversion(YamlNode rule) => Word(rule, "type") is { } name && ConversionTable.Names.Contains(name) ? name : null;

    private static string? Word(YamlNode rule, string key) =>
        rule is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? (node as YamlScalarNode)?.Value : null;
}
