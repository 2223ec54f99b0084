using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Tests.Checkpointing.Steps;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Cli.BadInput;
using ZohoMigrate.Tests.Correcting;
using ZohoMigrate.Tests.Validation.Screening;
using ZohoMigrate.Tests.Zoho;
using ZohoMigrate.Tests.Zoho.OAuth;

[assembly: TestCollectionOrderer("ZohoMigrate.Tests.LongestFirst", "ZohoMigrate.Tests")]

namespace ZohoMigrate.Tests;

/// <summary>The classes that take longest begin first: one that begins last holds up the end of all, with nothing beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // By hand, in the order in which they take long; a class that is not named here comes after them.
    private static readonly Type[] Long =
    [
        typeof(ShippedPackTests),
        typeof(SpreadsheetJourneyTests),
        typeof(FaultTests),
        typeof(FaultMatrixTests),
        typeof(FaultEndTests),
        typeof(ForgottenDryRunTests),
        typeof(DiskTests),
        typeof(EffectTableTests),
        typeof(AskingPaceTests),
        typeof(StatementStepsTests),
        typeof(NeighbourTests),
        typeof(HelpTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    private static int PlaceOf(ITestCollection collection) =>
        Array.FindIndex(Long, type => collection.DisplayName.EndsWith($" {type.FullName}", StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
