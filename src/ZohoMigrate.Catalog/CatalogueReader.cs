using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ZohoMigrate.Catalog;

/// <summary>Reads the YAML files of an assembly into a <see cref="ZohoCatalogue"/>.</summary>
internal static class CatalogueReader
{
    private const string ProductFile = "_product.yaml";
    private const string NamesFolder = "Names";
    private const string ReportsFile = "reports.yaml";

    // A scope that is another product's, or holds more than one call's, stands there whole.
    private const string WholeScope = "Zoho";

    // One for all files: what it finds out of a type it finds out once.
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .WithTypeMapping<IReadOnlyList<PostingSpec>, List<PostingSpec>>()
        .WithTypeMapping<IReadOnlyList<ByHandSpec>, List<ByHandSpec>>()
        .WithTypeMapping<IReadOnlyDictionary<string, string>, Dictionary<string, string>>()
        .WithTypeMapping<IReadOnlyDictionary<string, int>, Dictionary<string, int>>()
        .WithTypeMapping<IReadOnlyDictionary<string, IReadOnlyList<string>>, Dictionary<string, IReadOnlyList<string>>>()
        .WithTypeMapping<IReadOnlyDictionary<string, KnownWords>, Dictionary<string, KnownWords>>()
        .WithTypeMapping<IReadOnlyDictionary<string, FieldType>, Dictionary<string, FieldType>>()
        .WithTypeMapping<IReadOnlyDictionary<string, FieldSpec>, Dictionary<string, FieldSpec>>()
        .WithTypeMapping<IReadOnlyDictionary<string, PlanSpec>, Dictionary<string, PlanSpec>>()
        .WithTypeMapping<IReadOnlyDictionary<string, LaneSpec>, Dictionary<string, LaneSpec>>()
        .WithTypeMapping<IReadOnlyDictionary<string, OperationSpec>, Dictionary<string, OperationSpec>>()
        .Build();

    public static ZohoCatalogue Read(Assembly assembly)
    {
        var files = Files(assembly).Where(name => !IsOfNames(name)).ToList();
        var products = files.Where(IsProduct).Select(name => Named(Parse<ProductSpec>(assembly, name))).ToList();
        var byName = products.ToDictionary(product => product.Product, StringComparer.Ordinal);
        var modules = files.Where(name => !IsProduct(name)).Select(name => Parse<ModuleSpec>(assembly, name)).Select(module => Named(module, byName[module.Product]))
            .ToLookup(module => module.OfOrganization);
        return new ZohoCatalogue(products, modules[false], modules[true]);
    }

    public static IReadOnlyList<string> ProductNames(Assembly assembly) => [.. Files(assembly).Where(IsProduct).Select(name => name.Split('/', '\\')[0])];

    /// <summary>What exports call things, product by product.</summary>
    public static IReadOnlyList<KnownNames> ReadNames(Assembly assembly) =>
        [.. Files(assembly).Where(IsOfNames).Where(name => !IsOfReports(name)).SelectMany(name => Parse<List<KnownNames>>(assembly, name))];

    /// <summary>Reports whose rows are no records of Zoho Books.</summary>
    public static IReadOnlyList<KnownReport> ReadReports(Assembly assembly) => [.. Files(assembly).Where(IsOfReports).SelectMany(name => Parse<List<KnownReport>>(assembly, name))];

    private static IEnumerable<string> Files(Assembly assembly) =>
        assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static bool IsOfNames(string name) => name.StartsWith(NamesFolder, StringComparison.Ordinal);

    private static bool IsOfReports(string name) => IsOfNames(name) && name.EndsWith(ReportsFile, StringComparison.Ordinal);

    private static bool IsProduct(string name) => name.EndsWith(ProductFile, StringComparison.Ordinal);

    private static T Parse<T>(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        try
        {
            return Deserializer.Deserialize<T>(reader);
        }
        catch (YamlException e)
        {
            throw new CatalogueException($"{name}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static ProductSpec Named(ProductSpec product) => product with
    {
        Lanes = product.Lanes.ToDictionary(lane => lane.Key, lane => lane.Value with { Name = lane.Key }, StringComparer.Ordinal),
        Plans = new Dictionary<string, PlanSpec>(product.Plans, StringComparer.OrdinalIgnoreCase),
        Operations = product.Operations.ToDictionary(
            operation => operation.Key,
            operation => Named(operation.Key, operation.Value, product.Product, product.ScopePrefix),
            StringComparer.Ordinal),
        Bulk = product.Bulk is { } bulk ? Named(bulk, product) : null,
    };

    private static BulkSpec Named(BulkSpec bulk, ProductSpec product) => bulk with
    {
        Upload = Named("bulk_upload", bulk.Upload, product.Product, product.ScopePrefix),
        Job = Named(BulkSpec.JobName, bulk.Job, product.Product, product.ScopePrefix),
        Standing = Named("bulk_standing", bulk.Standing, product.Product, product.ScopePrefix),
        Result = Named("bulk_result", bulk.Result, product.Product, product.ScopePrefix),
    };

    private static ModuleSpec Named(ModuleSpec module, ProductSpec product) => module with
    {
        Pages = product.Pages,
        Echoes = module.Echoes && product.Answer != AnswerForm.Elements,
        CustomFields = CustomFieldsSpec.In(module.Fields),
        Bulk = module.InBulk && product.Bulk is { } bulk ? bulk with { Job = bulk.Job with { Module = module.Module } } : null,
        Fields = product.OwnFields is { } own
            ? new Dictionary<string, FieldSpec>(module.Fields, StringComparer.Ordinal) { [own] = new() { Type = FieldType.Object, Own = true } }
            : module.Fields,
        Operations = module.Operations.ToDictionary(
            operation => operation.Key,
            operation => Showing(module, product, Named(operation.Key, operation.Value, module.Product, product.ScopePrefix, module.Scope) with { Module = module.Module }),
            StringComparer.Ordinal),
    };

    /// <summary>A list call that names the fields it is to show, those by which records are known first.</summary>
    private static OperationSpec Showing(ModuleSpec module, ProductSpec product, OperationSpec operation) =>
        operation.Name == "list" && product.Pages.Fields is { } parameter && !operation.Query.ContainsKey(parameter)
            ? operation with
            {
                Query = new Dictionary<string, string>(operation.Query, StringComparer.Ordinal)
                {
                    [parameter] = string.Join(',', module.Shown.Take(product.Pages.MostFields)),
                },
            }
            : operation;

    private static OperationSpec Named(string name, OperationSpec operation, string product, string prefix, string scope = "") => operation with
    {
        Name = name,
        Product = product,
        Scope = operation.Scope.StartsWith(WholeScope, StringComparison.Ordinal)
            ? operation.Scope
            : $"{prefix}.{(operation.Scope.Length > 0 ? operation.Scope : scope)}.{Verb(operation.Method)}",
    };

    private static string Verb(string method) => method switch
    {
        "GET" => "READ",
        "POST" => "CREATE",
        "PUT" => "UPDATE",
        "DELETE" => "DELETE",
        _ => throw new CatalogueException($"No scope is known for the method {method}."),
    };
}
