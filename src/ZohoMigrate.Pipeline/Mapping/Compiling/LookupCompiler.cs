using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles <c>lookup</c>: the field holds the id of a record that the organisation has, and is told by the text of one of its fields.</summary>
internal sealed class LookupCompiler(StreamContext stream)
{
    public const string Key = "lookup";

    /// <summary>Where a record is looked up; null, and a fault, where it cannot be.</summary>
    /// <param name="field">The rule.</param>
    /// <param name="spec">The field.</param>
    /// <param name="path">Its path.</param>
    public LookupList? List(Section field, FieldSpec spec, string path)
    {
        ScalarCompiler.Refuse(field, [ReferenceCompiler.Id, ReferenceCompiler.Total, SumCompiler.Key, "type", "formats", "culture", "on_invalid"], Key);
        if (field.RequireText(Key) is not { } name)
            return null;

        // Lists that are read whole anyway, of what an organisation has without us.
        var known = stream.Catalogue.Modules.Where(module => module is { Existing: ExistingPolicy.Adopt, Probe.By: ProbeKind.All }).ToList();
        var at = field.Find(Key)!;
        if (known.Find(module => module.Module == name) is not { } module)
            stream.File.Fault(at, $"`{name}` is nothing that can be looked up", $"known: {Names(known)}", NearestName.Of(name, known.Select(one => one.Module)));
        else if (spec.References != name)
            stream.File.Fault(at, $"field `{path}` holds {(spec.References is { } other ? $"an id of {other}" : "no id of another record")}, not of {name}");
        else
            return By(field, module) is { } by ? Noted(new LookupList(name, by)) : null;
        return null;
    }

    private LookupList Noted(LookupList list)
    {
        stream.LooksIn.Add(list);
        return list;
    }

    private static string? By(Section field, ModuleSpec module)
    {
        var by = field.Has(ReferenceCompiler.By) ? field.RequireText(ReferenceCompiler.By) : module.NaturalKey[0];
        if (by is null || module.Fields.TryGetValue(by, out var spec) && spec.Type is FieldType.Text or FieldType.Choice or FieldType.Decimal)
            return by;

        var fit = module.Fields.Where(one => one.Value.Type is FieldType.Text or FieldType.Choice or FieldType.Decimal).Select(one => one.Key).ToList();
        field.File.Fault(field.Find(ReferenceCompiler.By)!, $"{module.Module} has no field `{by}` to be looked up by", $"known: {string.Join(", ", fit)}", NearestName.Of(by, fit));
        return null;
    }

    private static string Names(IEnumerable<ModuleSpec> modules) => string.Join(", ", modules.Select(module => module.Module));
}
