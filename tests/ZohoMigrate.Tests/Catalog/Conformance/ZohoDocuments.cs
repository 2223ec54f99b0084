using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>
/// Zoho's own OpenAPI documents. They are not ours to hand on, so they stand beside the checkout (<c>shared/openapi</c> in a folder above)
/// or are missing, and then what needs them is skipped. Each catalogue file names its own in its first line, or its product's does for all.
/// </summary>
internal static partial class ZohoDocuments
{
    private static readonly string? Folder = Find();

    public static void SkipIfMissing() => Skip.If(Folder is null, "Zoho's OpenAPI documents are not beside this checkout (shared/openapi).");

    /// <summary>The document a module is made from.</summary>
    public static ZohoDocument Of(ModuleSpec module)
    {
        var named = Named(module.Product, module.Module[(module.Product.Length + 1)..]) ?? Named(module.Product, "_product");
        Assert.True(named is not null, $"{module.Module} names no document of Zoho's in its first line.");
        return Load(Path.Combine(Folder!, named!));
    }

    /// <summary>All documents that there are of a product.</summary>
    public static IEnumerable<ZohoDocument> Of(ProductSpec product) =>
        Directory.EnumerateFiles(Path.Combine(Folder!, product.Product), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yml" or ".json").Select(Load);

    private static string? Named(string product, string file)
    {
        var source = Source().Match(File.ReadLines(Repository.PathOf("src", "ZohoMigrate.Catalog", product, $"{file}.yaml")).First());
        return source.Success ? source.Groups["file"].Value : null;
    }

    private static ZohoDocument Load(string file)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new ZohoDocument((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Repository.Root); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "openapi") is var found && Directory.Exists(found))
                return found;
        }

        return null;
    }

    [GeneratedRegex(@"openapi/(?<file>\w+/[\w/-]+\.(yml|json))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Source();
}
