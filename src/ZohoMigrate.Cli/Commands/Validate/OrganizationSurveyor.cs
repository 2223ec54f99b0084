using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Surveying;

namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>Connects a validation with the organisation it is for.</summary>
internal sealed class OrganizationSurveyor(
    CliSettings settings, ZohoCatalogue catalogue, TargetOpener targets, ConnectionOpener connections, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>What did not happen where Zoho cannot be asked.</summary>
    public const string NotAsked = "Not validated online";

    /// <summary>Asks which organisation it is, which of its periods are closed, and what it has made of the pack's modules.</summary>
    /// <param name="run">The validation.</param>
    /// <param name="path">Its folder.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <exception cref="UserFaultException">Settings are missing, or Zoho does not answer.</exception>
    public async Task<AskedOrganization> BeginAsync(OpenRun run, string path, Pack pack, CancellationToken stopping)
    {
        // A sandbox inside this process would be empty, and nobody's: what is asked is a server that settings name.
        run.Target = await targets.OpenAsync(settings.Zoho.ApiUrl is null ? Targets.Live : Targets.Sandbox, path, run.Manifest.Currency, stopping);
        var connection = await connections.OpenAsync(run, new ClaimedJournal(run.Checkpoint), stopping);
        try
        {
            // First the one whose calls name the organisation: its books are asked of.
            var products = run.Manifest.Products.Select(catalogue.Product).OrderByDescending(product => product.OrganizationParameter.Length > 0).ToList();
            var organizations = await connection.Organizations(products[0].Product).ReadAsync(run.Checkpoint.NextRequestId(), stopping);
            if (OrganizationCheck.Judge(organizations, run.Target.Organization, products[0], run.Manifest.Currency) is { } refused)
                throw StoppedFault.Of(NotAsked, refused);
            var stage = new SurveyStage(connection.Client, run.Checkpoint, catalogue, time, loggers.CreateLogger<SurveyStage>());
            var (locks, stopped) = await stage.ReadLocksAsync(products[0].Product, stopping);
            if (stopped is not null)
                throw StoppedFault.Of(NotAsked, stopped);
            var (made, ended) = await stage.ReadModulesAsync(pack, stopping);
            if (ended is not null)
                throw StoppedFault.Of(NotAsked, ended);
            var (taxes, ceased) = await stage.ReadTaxesAsync(pack, stopping);
            if (ceased is not null)
                throw StoppedFault.Of(NotAsked, ceased);
            return new AskedOrganization(run, connection, stage, organizations.Ours!, new RunLanes(connection, products, settings)) { Locks = locks, Taxes = taxes, Catalogue = made };
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
