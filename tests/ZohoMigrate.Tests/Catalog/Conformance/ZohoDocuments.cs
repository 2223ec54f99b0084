using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>
/// Zoho's own OpenAPI documents. They are not ours to hand on, so they stand beside the checkout (<c>shared/openapi/books</c> in a folder above)
/// or are missing, and then what needs them is skipped. Each catalogue file names its own in its first line.
/// </summary>
internal static partial class ZohoDocuments
{
    private static readonly string? Folder = Find();

    public static void SkipIfMissing() => Skip.If(Folder is null, "Zoho's OpenAPI documents are not beside this checkout (shared/openapi/books).");

    /// <summary>The document a module is made from.</summary>
    public static ZohoDocument Of(ModuleSpec module)
    {
        var file = Repository.PathOf("src", "ZohoMigrate.Catalog", module.Product, $"{module.Module[(module.Product.Length + 1)..]}.yaml");
        var source = Source().Match(File.ReadLines(file).First());
        Assert.True(source.Success, $"{file} names no document of Zoho's in its first line.");
        using var reader = new StreamReader(Path.Combine(Folder!, source.Groups["file"].Value));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new ZohoDocument((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Repository.Root); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "openapi", "books") is var found && Directory.Exists(found))
                return found;
        }

        return null;
    }

    [GeneratedRegex(@"openapi/books/(?<file>[\w-]+\.yml)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Source();
}
