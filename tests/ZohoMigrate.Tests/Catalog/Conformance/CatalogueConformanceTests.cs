using Xunit;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Every module's catalogue file, held against the document Zoho publishes of it.</summary>
public sealed class CatalogueConformanceTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static TheoryData<string> Modules => new(Catalogue.Modules.Concat(Catalogue.Lookups).Select(module => module.Module));

    [SkippableTheory, MemberData(nameof(Modules))]
    public void Module_AgainstZohosDocument_DiffersOnlyWhereThereIsAReason(string name)
    {
        ZohoDocuments.SkipIfMissing();

        var differences = ModuleDifferences.Of(Catalogue.Module(name), Catalogue.Product(Catalogue.Module(name).Product)).Select(difference => $"{name}: {difference}").ToList();
        var known = KnownDifferences.All.Keys.Where(difference => difference.StartsWith($"{name}: ", StringComparison.Ordinal)).ToList();

        Assert.Equal([], differences.Except(known, StringComparer.Ordinal));
        // A reason for what is no more would hide the next difference.
        Assert.Equal([], known.Except(differences, StringComparer.Ordinal));
    }

    /// <summary>The calls of a whole product: there is no one document of them.</summary>
    [SkippableTheory]
    [InlineData("crm"), InlineData("cliq")]
    public void Product_AgainstZohosDocuments_MakesCallsThatTheyHave(string name)
    {
        ZohoDocuments.SkipIfMissing();
        var product = Catalogue.Product(name);
        var documents = ZohoDocuments.Of(product).ToList();

        // Where the result of a job is, the job says.
        var calls = product.Operations.Values.Concat(product.Bulk?.Operations ?? []).Where(operation => operation.Path.Length > 0).ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, operation =>
        {
            var found = documents.Select(document => (Document: document, Call: document.Find(operation, product))).Where(one => one.Call is not null).ToList();
            Assert.True(found.Count > 0, $"{operation.Method} {operation.Path}");
            Assert.All(operation.Query.Keys, flag => Assert.Contains(found, one => one.Document.QueryOf(one.Call!).Contains(flag)));
            Assert.All(operation.Headers.Keys, header => Assert.Contains(found, one => one.Document.QueryOf(one.Call!).Contains(header)));
        });
    }
}
