using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles <c>fields</c> and everything nested in it.</summary>
internal sealed class FieldsCompiler(StreamContext stream)
{
    private const string When = "when";
    private const string Where = "where";
    private readonly ScalarCompiler _scalars = new(stream);
    private readonly OwnFieldsCompiler _own = new(stream);

    /// <summary>Compiles a mapping of field names to rules.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="specs">The fields Zoho knows there.</param>
    /// <param name="path">What stands before the names ("line_items."), empty at the top.</param>
    /// <param name="inLine">Whether columns are the line file's.</param>
    public ObjectValue CompileObject(YamlNode node, IReadOnlyDictionary<string, FieldSpec> specs, string path, bool inLine)
    {
        var fields = new List<KeyValuePair<string, IFieldValue>>();
        if (node is not YamlMappingNode mapping)
        {
            stream.File.Fault(node, "`fields` should be a mapping of field names to rules");
            return new ObjectValue(fields);
        }

        var missing = specs.Where(spec => spec.Value.Required).Select(spec => spec.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (nameNode, rule) in mapping)
        {
            var name = (nameNode as YamlScalarNode)?.Value ?? "";
            var nearest = specs.ContainsKey(name) ? name : NearestName.Of(name, specs.Keys);
            // A name that was mistyped is one fault, not two.
            missing.Remove(nearest ?? "");
            if (!specs.TryGetValue(name, out var spec))
                Unknown(nameNode, path + name, nearest ?? NearestWithin(name, specs));
            else if (Compile(rule, spec, path + name, inLine) is { } value)
                fields.Add(KeyValuePair.Create(name, value));
        }

        stream.Mapped.UnionWith(fields.Select(field => path + field.Key));
        foreach (var name in missing.Order(StringComparer.Ordinal))
            stream.File.Gap(node, $"Zoho requires `{path}{name}`, and nothing is mapped to it", $"add {name}: {{ from: … }}");

        return new ObjectValue(fields);
    }

    private void Unknown(YamlNode at, string path, string? nearest) =>
        stream.File.Fault(at, $"unknown field `{path}`", $"see: zohomigrate describe {stream.Module.Module}", nearest);

    // A field is looked for in what holds others, too: an e-mail is not a contact's, but one of its persons'.
    private static string? NearestWithin(string name, IReadOnlyDictionary<string, FieldSpec> specs)
    {
        var within = specs.SelectMany(spec => Within(spec.Key, spec.Value)).ToLookup(field => field.Name, field => field.Path, StringComparer.Ordinal);
        return NearestName.Of(name, within.Select(field => field.Key)) is { } nearest ? within[nearest].First() : null;
    }

    private static IEnumerable<(string Name, string Path)> Within(string path, FieldSpec spec) => spec.Fields.SelectMany(
        member => Within($"{path}.{member.Key}", member.Value).Prepend((member.Key, $"{path}.{member.Key}")));

    private IFieldValue? Compile(YamlNode rule, FieldSpec spec, string path, bool inLine) => Conditional(rule, CompileRule(rule, spec, path, inLine), inLine);

    private IFieldValue? Conditional(YamlNode rule, IFieldValue? value, bool inLine) =>
        value is not null && rule is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(When), out var when)
            ? new ConditionalValue(ConditionReader.Read(when, When, stream, inLine), value)
            : value;

    private IFieldValue? CompileRule(YamlNode rule, FieldSpec spec, string path, bool inLine) => (rule, spec.Type) switch
    {
        (YamlSequenceNode list, FieldType.List) => CompileList(list, spec, path, inLine),
        (YamlMappingNode mapping, FieldType.List) when spec.Fields.Count == 0 => _scalars.CompileTexts(mapping, spec, path, inLine),
        (YamlMappingNode mapping, FieldType.List) => CompileLines(mapping, spec, path, inLine),
        (YamlSequenceNode { Children.Count: > 0 } rules, not FieldType.Object) => CompileFirst(rules, spec, path, inLine),
        (YamlMappingNode mapping, FieldType.Object) => CompileMembers(mapping, spec, path, inLine),
        (YamlMappingNode mapping, _) => _scalars.Compile(mapping, spec, path, inLine),
        _ => Fault(rule, $"field `{path}` should have a rule", "such as { from: column } or { const: value }"),
    };

    private ListValue CompileList(YamlSequenceNode list, FieldSpec spec, string path, bool inLine) =>
        new([.. list.Select(element => Conditional(element, CompileMembers(element, spec, path, inLine), inLine)).OfType<IFieldValue>()]);

    private FirstValue CompileFirst(YamlSequenceNode rules, FieldSpec spec, string path, bool inLine) =>
        new([.. rules.Select(rule => rule is YamlSequenceNode ? Fault(rule, $"a rule for `{path}` is a list", "write each rule as one of the list, such as - { from: column }") : Compile(rule, spec, path, inLine)).OfType<IFieldValue>()]);

    private ObjectValue? CompileMembers(YamlNode node, FieldSpec spec, string path, bool inLine) =>
        stream.File.Section(node, $"field `{path}`", "fields", When)?.Require("fields") is { } fields
            ? CompileObject(fields, spec.Own ? _own.Compile(fields, spec, path) : spec.Fields, path + ".", inLine)
            : null;

    private LinesValue? CompileLines(YamlMappingNode node, FieldSpec spec, string path, bool inLine)
    {
        var section = stream.File.Section(node, $"field `{path}`", "each", Where, "fields", When)!;
        var each = section.RequireText("each");
        if (each is not (null or "line"))
            stream.File.Fault(section.Find("each")!, $"unknown `each: {each}`", nearest: "line");

        if (!stream.HasLines || inLine)
            stream.File.Fault(node, $"field `{path}` is made from lines, and there are none here", "give the stream `lines: { source: …, on: … }`, or `group_by`");

        var where = ConditionReader.Read(section.Find(Where), Where, stream, inLine: true);
        stream.LineKinds.Add(where);
        if (where.Count == 0)
            stream.LineLists.Add(path);
        return section.Require("fields") is { } fields ? new LinesValue(CompileObject(fields, spec.Fields, path + ".", inLine: true), where) : null;
    }

    private IFieldValue? Fault(YamlNode at, string message, string hint)
    {
        stream.File.Fault(at, message, hint);
        return null;
    }
}
