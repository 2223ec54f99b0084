using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Bulk;

[assembly: TestCollectionOrderer("ZohoMigrate.EndToEndTests.LongestFirst", "ZohoMigrate.EndToEndTests")]

namespace ZohoMigrate.EndToEndTests;

/// <summary>The classes that take longest begin first: one that begins last holds up the end of all, with nothing beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // By hand, in the order in which they take long; a class that is not named here comes after them.
    private static readonly Type[] Long =
    [
        typeof(NorthwindKillTests),
        typeof(LawsTests),
        typeof(CrmInterruptionTests),
        typeof(LostCheckpointTests),
        typeof(TwinRecordsTests),
        typeof(CrmLawsTests),
        typeof(SelftestTests),
        typeof(LockedFileTests),
        typeof(BulkJourneyTests),
        typeof(AcceptedChangesLawTests),
        typeof(SoakTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    private static int PlaceOf(ITestCollection collection) =>
        Array.FindIndex(Long, type => collection.DisplayName.EndsWith($" {type.FullName}", StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
