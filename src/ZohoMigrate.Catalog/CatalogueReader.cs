using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ZohoMigrate.Catalog;

/// <summary>Reads the YAML files of an assembly into a <see cref="ZohoCatalogue"/>.</summary>
internal static class CatalogueReader
{
    private const string ProductFile = "_product.yaml";

    public static ZohoCatalogue Read(Assembly assembly)
    {
        var files = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        var products = files.Where(IsProduct).Select(name => Named(Parse<ProductSpec>(assembly, name))).ToList();
        var prefixes = products.ToDictionary(product => product.Product, product => product.ScopePrefix, StringComparer.Ordinal);
        var modules = files.Where(name => !IsProduct(name)).Select(name => Named(Parse<ModuleSpec>(assembly, name), prefixes));
        return new ZohoCatalogue(products, modules);
    }

    private static bool IsProduct(string name) => name.EndsWith(ProductFile, StringComparison.Ordinal);

    private static T Parse<T>(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        try
        {
            var deserializer = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
                .WithTypeMapping<IReadOnlyList<string>, List<string>>()
                .WithTypeMapping<IReadOnlyList<PostingSpec>, List<PostingSpec>>()
                .WithTypeMapping<IReadOnlyList<ByHandSpec>, List<ByHandSpec>>()
                .WithTypeMapping<IReadOnlyDictionary<string, string>, Dictionary<string, string>>()
                .WithTypeMapping<IReadOnlyDictionary<string, int>, Dictionary<string, int>>()
                .WithTypeMapping<IReadOnlyDictionary<string, IReadOnlyList<string>>, Dictionary<string, IReadOnlyList<string>>>()
                .WithTypeMapping<IReadOnlyDictionary<string, FieldSpec>, Dictionary<string, FieldSpec>>()
                .WithTypeMapping<IReadOnlyDictionary<string, LaneSpec>, Dictionary<string, LaneSpec>>()
                .WithTypeMapping<IReadOnlyDictionary<string, OperationSpec>, Dictionary<string, OperationSpec>>()
                .Build();
            return deserializer.Deserialize<T>(reader);
        }
        catch (YamlException e)
        {
            throw new CatalogueException($"{name}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static ProductSpec Named(ProductSpec product) => product with
    {
        Lanes = product.Lanes.ToDictionary(lane => lane.Key, lane => lane.Value with { Name = lane.Key }, StringComparer.Ordinal),
        Plans = new Dictionary<string, int>(product.Plans, StringComparer.OrdinalIgnoreCase),
        Operations = product.Operations.ToDictionary(
            operation => operation.Key,
            operation => Named(operation.Key, operation.Value, product.Product, product.ScopePrefix),
            StringComparer.Ordinal),
    };

    private static ModuleSpec Named(ModuleSpec module, Dictionary<string, string> prefixes) => module with
    {
        CustomFields = CustomFieldsSpec.In(module.Fields),
        Operations = module.Operations.ToDictionary(
            operation => operation.Key,
            operation => Named(operation.Key, operation.Value, module.Product, prefixes[module.Product], module.Scope) with { Module = module.Module },
            StringComparer.Ordinal),
    };

    private static OperationSpec Named(string name, OperationSpec operation, string product, string prefix, string scope = "") => operation with
    {
        Name = name,
        Product = product,
        Scope = $"{prefix}.{(operation.Scope.Length > 0 ? operation.Scope : scope)}.{Verb(operation.Method)}",
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
