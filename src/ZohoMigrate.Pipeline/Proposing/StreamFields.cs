using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>All fields of a stream, and those that Zoho requires and nothing is found for.</summary>
internal static class StreamFields
{
    public static ProposedStream Fill(ProposedStream stream, ReferenceChoice references)
    {
        var header = new FieldChoice(stream.Table, stream.Names, references);
        var fields = new List<ProposedField>();
        foreach (var (path, columns) in stream.Names.Fields)
        {
            var words = stream.Names.Words.GetValueOrDefault(path);
            if ((Spec(stream.Module, path) is { } spec ? header.Of(path, spec, columns) : null) is { } field)
                fields.Add(field);
            else if (words is not null && header.Of(path, words) is { } part)
                fields.Add(part);
        }

        fields.AddRange(ByValues(stream, fields, references));
        fields.AddRange(stream.Names.Constants.Select(constant => KindChoice.Of(stream, fields, constant.Key, constant.Value)).ToList());
        AddOtherwise(fields, stream.Names.Otherwise, stream.Module.Fields, "");
        if (stream.Names.Lines is { } lines && (stream.Lines is not null || stream.IsGrouped))
            AddLines(fields, stream, lines, new FieldChoice(stream.Lines?.Table ?? stream.Table, stream.Names, references));
        DropIncomplete(fields, stream.Module);
        return stream with { Fields = fields, Missing = [.. Missing(stream, fields)] };
    }

    public static FieldSpec? Spec(ModuleSpec module, string path)
    {
        var parts = path.Split('.');
        var spec = module.Fields.GetValueOrDefault(parts[0]);
        return parts.Skip(1).Aggregate(spec, (within, part) => within?.Fields.GetValueOrDefault(part));
    }

    // What Zoho requires a record to refer to, and no name says: a column all of whose values are keys of the other. Plain numbers are keys of anything.
    private static List<ProposedField> ByValues(ProposedStream stream, List<ProposedField> fields, ReferenceChoice references)
    {
        var free = stream.Table.Columns.Where(column => !stream.Key.Columns.Contains(column) && !fields.Exists(field => ReferenceEquals(field.Column, column))
            && !column.Distinct.All(value => decimal.TryParse(value, CultureInfo.InvariantCulture, out _))).ToList();
        return [.. stream.Module.Fields.Where(field => field.Value is { Required: true, References: not null } && !fields.Exists(found => found.Path == field.Key))
            .Select(field => free.Select(column => references.Of(field.Key, field.Value, column, isExact: false)).FirstOrDefault(found => found is { Parent: not null, Certainty: Certainty.Likely }))
            .OfType<ProposedField>().Select(found => found with { Certainty = Certainty.Question, Note = $"no name says so: is it that? {found.Note}" })];
    }

    private static void AddLines(List<ProposedField> fields, ProposedStream stream, KnownLines lines, FieldChoice choice)
    {
        var members = stream.Module.Fields[lines.List].Fields;
        var found = lines.Fields.Select(member => choice.Of($"{lines.List}.{member.Key}", members[member.Key], member.Value)).OfType<ProposedField>().ToList();
        // A column that names the party names no item, and an item that is referred to brings its own name.
        found.RemoveAll(field => field.Path == $"{lines.List}.name" && fields.Exists(header => header.Parent is not null && ReferenceEquals(header.Column, field.Column)));
        if (found.Exists(field => field.Path == $"{lines.List}.item_id"))
            found.RemoveAll(field => field.Path == $"{lines.List}.name");
        AddOtherwise(found, lines.Otherwise, members, $"{lines.List}.");
        fields.AddRange(found);
    }

    private static void AddOtherwise(List<ProposedField> fields, IReadOnlyDictionary<string, string> otherwise, IReadOnlyDictionary<string, FieldSpec> specs, string before)
    {
        foreach (var (name, value) in otherwise.Where(other => !fields.Exists(field => field.Path == before + other.Key)))
        {
            if (specs.Where(spec => spec.Value.Needs == name).Select(spec => before + spec.Key).ToList() is { Count: > 0 } needing)
            {
                if (fields.Find(field => needing.Contains(field.Path)) is { Column: { } column } one)
                    fields.Insert(fields.IndexOf(one), Needed(before + name, specs[name], value, column));
                continue;
            }

            var rule = specs[name].References is { } module ? $"{{ lookup: {module}, const: {YamlWord.Of(value)} }}" : $"{{ const: {YamlWord.Of(value)} }}";
            fields.Add(new ProposedField(before + name, rule, Certainty.Question, "no column says it: is it always this?"));
        }
    }

    // Said of the rows alone that have the other: Zoho would take it of all.
    private static ProposedField Needed(string path, FieldSpec spec, string value, SampledColumn column) => new(
        path, $"{{ const: {YamlWord.Of(value)}, when: {{ {YamlWord.Of(column.Name)}: {{ not: null }} }} }}", Certainty.Question,
        $"is it this wherever {column.Name} is? Otherwise it is one of {string.Join(", ", spec.Values.Where(other => other != value))}");

    // An object or an element of which something required is missing would be refused with its record.
    private static void DropIncomplete(List<ProposedField> fields, ModuleSpec module)
    {
        foreach (var group in fields.Where(field => field.Path.Contains('.', StringComparison.Ordinal)).GroupBy(field => field.Path.Split('.')[0]).ToList())
        {
            var spec = module.Fields[group.Key];
            if (!spec.Required && spec.Fields.Any(member => member.Value.Required && !group.Any(field => field.Path == $"{group.Key}.{member.Key}")))
                fields.RemoveAll(group.Contains);
        }
    }

    private static IEnumerable<string> Missing(ProposedStream stream, List<ProposedField> fields)
    {
        foreach (var (name, spec) in stream.Module.Fields.Where(field => field.Value.Required))
        {
            if (spec.Type != FieldType.List)
            {
                if (!fields.Exists(field => field.Path == name))
                    yield return name;
                continue;
            }

            foreach (var member in spec.Fields.Where(member => member.Value.Required).Select(member => member.Key).Where(member => !Has($"{name}.{member}")))
                yield return $"{name}.{member}";
            if (spec.AnyOf.Count > 0 && !spec.AnyOf.Any(member => Has($"{name}.{member}")))
                yield return $"{name}.{string.Join(" or ", spec.AnyOf)}";
            foreach (var (member, item) in spec.Fields.Where(member => member.Value.TakenFrom is { } item && !Has($"{name}.{member.Key}") && !Has($"{name}.{item}")).Select(member => (member.Key, member.Value.TakenFrom)))
                yield return $"{name}.{member} or {item}";
        }

        bool Has(string path) => fields.Exists(field => field.Path == path);
    }
}
