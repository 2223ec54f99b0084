using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>The catalogue's modules as the organisation has made them: with fields of its own, and other demands on Zoho's.</summary>
internal static class OwnFields
{
    private const string Member = "id";

    /// <param name="catalogue">What is known of Zoho.</param>
    /// <param name="product">"crm".</param>
    /// <param name="made">Module's API name → field's API name → what the organisation has made of it.</param>
    /// <exception cref="SandboxException">There is no such module, or no such kind of field.</exception>
    public static ZohoCatalogue In(ZohoCatalogue catalogue, string product, IReadOnlyDictionary<string, IReadOnlyDictionary<string, OrganizationField>> made)
    {
        if (made.Count == 0)
            return catalogue;
        var settings = catalogue.Product(product).Settings!;
        var modules = catalogue.Modules.Where(module => module.Product == product).ToDictionary(CrmNames.Of, StringComparer.Ordinal);
        // What the catalogue does not know is a module of the organisation's own.
        var own = catalogue.OfOrganizations.Single(module => module.Product == product).Module;
        foreach (var name in made.Keys.Where(name => !modules.ContainsKey(name)))
        {
            if (catalogue.FindModule($"{own}.{name}") is { } module)
                modules[name] = module;
        }

        var faults = made.Keys.Where(name => !modules.ContainsKey(name)).Select(name => $"{name} is not the API name of a module")
            .Concat(made.Values.SelectMany(fields => fields).Where(field => field.Value.Type is { } type && !settings.Types.ContainsKey(type))
                .Select(field => $"{field.Key} is of no known type ({string.Join(", ", settings.Types.Keys)})")).ToList();
        return faults.Count == 0
            ? catalogue.With(made.Select(module => In(modules[module.Key], module.Value, settings)))
            : throw new SandboxException($"The organisation's own fields: {string.Join("; ", faults)}.");
    }

    private static ModuleSpec In(ModuleSpec module, IReadOnlyDictionary<string, OrganizationField> made, SettingsSpec settings)
    {
        var fields = new Dictionary<string, FieldSpec>(module.Fields, StringComparer.Ordinal);
        foreach (var (name, here) in made)
            fields[name] = module.Fields.TryGetValue(name, out var known) ? Changed(known, here) : New(here with { Made = true }, settings);
        return module with { Fields = fields, Unique = [.. module.Unique, .. made.Where(field => field.Value.Unique).Select(field => field.Key)] };
    }

    private static FieldSpec New(OrganizationField here, SettingsSpec settings)
    {
        var type = settings.Types[here.Type ?? "text"];
        return Changed(new FieldSpec { Type = type, As = type == FieldType.Id ? Member : null, Open = true }, here);
    }

    private static FieldSpec Changed(FieldSpec known, OrganizationField here) => known with
    {
        Here = here,
        MaxLength = here.Length ?? known.MaxLength,
        SafeLength = here.Length is null ? known.SafeLength : null,
        Decimals = here.Decimals ?? known.Decimals,
        Required = known.Required || here.Required,
        Values = here.Values.Count > 0 ? here.Values : known.Values,
        Open = known.Open && here.Values.Count == 0,
    };
}
