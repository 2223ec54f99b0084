using Xunit;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Every module's catalogue file, held against the document Zoho publishes of it.</summary>
public sealed class CatalogueConformanceTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static TheoryData<string> Modules => new(Catalogue.Modules.Where(module => module.Product == "books").Select(module => module.Module));

    [SkippableTheory, MemberData(nameof(Modules))]
    public void Module_AgainstZohosDocument_DiffersOnlyWhereThereIsAReason(string name)
    {
        ZohoDocuments.SkipIfMissing();

        var differences = ModuleDifferences.Of(Catalogue.Module(name)).Select(difference => $"{name}: {difference}").ToList();
        var known = KnownDifferences.All.Keys.Where(difference => difference.StartsWith($"{name}: ", StringComparison.Ordinal)).ToList();

        Assert.Equal([], differences.Except(known, StringComparer.Ordinal));
        // A reason for what is no more would hide the next difference.
        Assert.Equal([], known.Except(differences, StringComparer.Ordinal));
    }
}
