using System.Collections.Concurrent;

namespace ZohoMigrate.Catalog;

/// <summary>Everything known of Zoho's products and modules, read once from the YAML files inside this assembly.</summary>
public sealed class ZohoCatalogue
{
    // A program and the sandbox inside it have the same one, and so have all tests of a process: nothing in it changes.
    private static readonly Lazy<ZohoCatalogue> Carried = new(() => CatalogueReader.Read(typeof(ZohoCatalogue).Assembly));

    private readonly Dictionary<string, ProductSpec> _products;
    private readonly Dictionary<string, ModuleSpec> _modules;
    private readonly Dictionary<string, ModuleSpec> _lookups;
    private readonly Dictionary<string, ModuleSpec> _ofOrganizations;
    private readonly ConcurrentDictionary<string, ModuleSpec> _called = new(StringComparer.Ordinal);

    /// <param name="products">All of them.</param>
    /// <param name="modules">Theirs: those records are delivered to, and those that are only looked up.</param>
    /// <param name="ofOrganizations">What is known of modules that organisations make.</param>
    internal ZohoCatalogue(IEnumerable<ProductSpec> products, IEnumerable<ModuleSpec> modules, IEnumerable<ModuleSpec> ofOrganizations)
    {
        var kinds = modules.ToLookup(module => module.OnlyLookedUp);
        _products = products.ToDictionary(product => product.Product, StringComparer.Ordinal);
        _modules = kinds[false].ToDictionary(module => module.Module, StringComparer.Ordinal);
        _lookups = kinds[true].ToDictionary(module => module.Module, StringComparer.Ordinal);
        _ofOrganizations = ofOrganizations.ToDictionary(module => module.Module, StringComparer.Ordinal);
    }

    /// <summary>What is known of modules that an organisation makes itself, by the name that such a module's own stands behind ("crm.custom").</summary>
    public IReadOnlyCollection<ModuleSpec> OfOrganizations => _ofOrganizations.Values;

    /// <summary>All modules of Zoho's own that records are delivered to, by name.</summary>
    public IReadOnlyCollection<ModuleSpec> Modules => _modules.Values;

    /// <summary>What an organisation has in its settings (locations, reporting tags): a person makes it there, and a mapping looks it up.</summary>
    public IReadOnlyCollection<ModuleSpec> Lookups => _lookups.Values;

    /// <summary>All products.</summary>
    public IReadOnlyCollection<ProductSpec> Products => _products.Values;

    /// <summary>The names of all products, read off the files' names alone.</summary>
    public static IReadOnlyList<string> ProductNames => CatalogueReader.ProductNames(typeof(ZohoCatalogue).Assembly);

    /// <summary>The catalogue of some products only: nothing of another is opened or spoken to by it.</summary>
    public ZohoCatalogue Of(IReadOnlyCollection<string> products) =>
        new(
            Products.Where(product => products.Contains(product.Product)),
            Modules.Concat(Lookups).Where(module => products.Contains(module.Product)),
            OfOrganizations.Where(module => products.Contains(module.Product)));

    /// <summary>The same with these modules too, in the place of those of their names.</summary>
    public ZohoCatalogue With(IEnumerable<ModuleSpec> modules) =>
        new(Products, modules.Concat(Modules).Concat(Lookups).DistinctBy(module => module.Module), OfOrganizations);

    /// <summary>The catalogue this assembly carries, read once in a process.</summary>
    /// <exception cref="CatalogueException">A catalogue file is malformed.</exception>
    public static ZohoCatalogue Load() => Carried.Value;

    /// <summary>What exports call the things of the catalogue.</summary>
    /// <exception cref="CatalogueException">A catalogue file is malformed.</exception>
    public static IReadOnlyList<KnownNames> LoadNames() => CatalogueReader.ReadNames(typeof(ZohoCatalogue).Assembly);

    /// <summary>Reports of other programs that are no lists of records.</summary>
    /// <exception cref="CatalogueException">A catalogue file is malformed.</exception>
    public static IReadOnlyList<KnownReport> LoadReports() => CatalogueReader.ReadReports(typeof(ZohoCatalogue).Assembly);

    /// <summary>The product of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ProductSpec Product(string name) => _products[name];

    /// <summary>The module of that name ("books.invoices").</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ModuleSpec Module(string name) => FindModule(name) ?? throw new KeyNotFoundException($"There is no module {name}.");

    /// <summary>Looks for a module by name: Zoho's own, what is only looked up too, or any that an organisation may have made ("crm.custom.Rooms").</summary>
    public ModuleSpec? FindModule(string name) => _modules.GetValueOrDefault(name) ?? _lookups.GetValueOrDefault(name) ?? FindOfOrganization(name);

    private ModuleSpec? FindOfOrganization(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && _ofOrganizations.TryGetValue(name[..dot], out var known) && IsApiName(name[(dot + 1)..])
            ? _called.GetOrAdd(name, _ => known.Called(name[(dot + 1)..]))
            : null;
    }

    // It stands in an address.
    private static bool IsApiName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');
}
