namespace ZohoMigrate.Catalog;

/// <summary>Everything known of Zoho's products and modules, read once from the YAML files inside this assembly.</summary>
public sealed class ZohoCatalogue
{
    private readonly Dictionary<string, ProductSpec> _products;
    private readonly Dictionary<string, ModuleSpec> _modules;

    internal ZohoCatalogue(IEnumerable<ProductSpec> products, IEnumerable<ModuleSpec> modules)
    {
        _products = products.ToDictionary(product => product.Product, StringComparer.Ordinal);
        _modules = modules.ToDictionary(module => module.Module, StringComparer.Ordinal);
    }

    /// <summary>All modules, by name.</summary>
    public IReadOnlyCollection<ModuleSpec> Modules => _modules.Values;

    /// <summary>All products.</summary>
    public IReadOnlyCollection<ProductSpec> Products => _products.Values;

    /// <summary>The names of all products, read off the files' names alone.</summary>
    public static IReadOnlyList<string> ProductNames => CatalogueReader.ProductNames(typeof(ZohoCatalogue).Assembly);

    /// <summary>The catalogue of some products only: nothing of another is opened or spoken to by it.</summary>
    public ZohoCatalogue Of(IReadOnlyCollection<string> products) =>
        new(Products.Where(product => products.Contains(product.Product)), Modules.Where(module => products.Contains(module.Product)));

    /// <summary>The same with these modules in the place of those of their names.</summary>
    public ZohoCatalogue With(IEnumerable<ModuleSpec> modules)
    {
        var others = modules.ToDictionary(module => module.Module, StringComparer.Ordinal);
        return new(Products, Modules.Select(module => others.GetValueOrDefault(module.Module, module)));
    }

    /// <summary>Reads the catalogue this assembly carries.</summary>
    /// <exception cref="CatalogueException">A catalogue file is malformed.</exception>
    public static ZohoCatalogue Load() => CatalogueReader.Read(typeof(ZohoCatalogue).Assembly);

    /// <summary>What exports call the things of the catalogue.</summary>
    /// <exception cref="CatalogueException">A catalogue file is malformed.</exception>
    public static IReadOnlyList<KnownNames> LoadNames() => CatalogueReader.ReadNames(typeof(ZohoCatalogue).Assembly);

    /// <summary>The product of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ProductSpec Product(string name) => _products[name];

    /// <summary>The module of that name ("books.invoices").</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ModuleSpec Module(string name) => _modules[name];

    /// <summary>Looks for a module by name.</summary>
    public ModuleSpec? FindModule(string name) => _modules.GetValueOrDefault(name);
}
