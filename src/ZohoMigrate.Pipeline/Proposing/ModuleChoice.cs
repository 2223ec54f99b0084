using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Which module's records a table holds, by the file's name and by the names of its columns.</summary>
internal sealed record ModuleChoice(KnownNames Names, ModuleSpec Module, int Name, int Fields, bool HasRequired)
{
    private const int WholeName = 8;
    private const int PartOfName = 4;
    private const int MostForFields = 8;

    /// <summary>Without a name that says it, a table must have as many fields.</summary>
    private const int FewestFields = 3;

    public int Score => Name + Math.Min(Fields, MostForFields) + (HasRequired ? 2 : -2);

    public bool IsPossible => Name > 0 ? Fields > 0 : HasRequired && Fields >= FewestFields;

    public Certainty Certainty => Name >= WholeName && HasRequired ? Certainty.Sure : Name > 0 || HasRequired ? Certainty.Likely : Certainty.Question;

    /// <summary>The possible modules, the likeliest first.</summary>
    public static IReadOnlyList<ModuleChoice> Of(SampledTable table, IEnumerable<KnownNames> known, ZohoCatalogue catalogue) =>
        [.. known.Select(names => Of(table, names, catalogue.Module(names.Module))).Where(choice => choice.IsPossible).OrderByDescending(choice => choice.Score)];

    private static ModuleChoice Of(SampledTable table, KnownNames names, ModuleSpec module)
    {
        var match = new ColumnMatch(table, names);
        var found = names.Fields.Where(field => match.Find(field.Value).Any()).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        var lines = names.Lines?.Fields.Count(field => match.Find(field.Value).Any()) ?? 0;
        var required = names.Fields.Keys.Where(field => module.Fields.GetValueOrDefault(field) is { Required: true });
        return new ModuleChoice(names, module, NameScore(table, names), found.Count + lines, required.All(found.Contains));
    }

    // Of two names that a file's name has in it, the longer says more: "purchase orders" are not orders.
    private static int NameScore(SampledTable table, KnownNames names)
    {
        var name = NameForm.Singular(table.Name);
        var forms = names.Files.Select(NameForm.Singular).ToList();
        if (forms.Contains(name, StringComparer.Ordinal))
            return WholeName + 2;
        var longest = forms.Where(form => name.Contains(form, StringComparison.Ordinal)).Select(form => form.Length).DefaultIfEmpty(0).Max();
        return longest == 0 ? 0 : PartOfName + Math.Min(3, longest / 5);
    }
}
