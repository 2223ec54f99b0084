using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Surveying;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>An organisation that a validation asks.</summary>
internal sealed class AskedOrganization(
    OpenRun run, ZohoConnection connection, SurveyStage stage, Organization organization, RunLanes lanes)
    : IAsyncDisposable
{
    /// <summary>The periods it has closed.</summary>
    public required LockedPeriods Locks { get; init; }

    /// <summary>Its taxes that records look up.</summary>
    public required TaxesThere Taxes { get; init; }

    /// <summary>Is told, while the sources are read, what the records hold.</summary>
    public RunContents Contents { get; } = new();

    /// <summary>What Zoho demands, with what the organisation has made of the modules.</summary>
    public required ZohoCatalogue Catalogue { get; init; }

    /// <summary>Asks what is asked when everything is staged, and keeps what was found.</summary>
    public async Task EndAsync(Pack pack, CancellationToken stopping)
    {
        var (survey, stopped) = await stage.RunAsync(pack, Contents, organization, stopping);
        if (stopped is not null)
            throw StoppedFault.Of(OrganizationSurveyor.NotAsked, stopped);
        await new NoteWriting(run.Checkpoint).SurveyAsync(survey!, stopping);
    }

    /// <summary>What its plan lets through.</summary>
    public Task<IReadOnlyDictionary<string, LaneBudget>> ReadBudgetsAsync(CancellationToken stopping) => lanes.ReadBudgetsAsync(stopping);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
