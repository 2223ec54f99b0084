using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Surveying;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>Asks the organisation what it has made of a module. It is no run: nothing is written down of it but in the lanes.</summary>
internal sealed class OwnFieldsAsker(CliSettings settings, ZohoCatalogue catalogue, TargetOpener targets, ConnectionOpener connections, ErrorLines errors)
{
    private const string NotAsked = "Not asked";

    /// <summary>The module with what could be read; what could not is said on stderr.</summary>
    /// <exception cref="UserFaultException">Its product does not tell, settings are missing, or Zoho does not answer.</exception>
    public async Task<ModuleSpec> AskAsync(ModuleSpec module, CancellationToken stopping)
    {
        var product = catalogue.Product(module.Product);
        if (!OrganizationModules.Tells(product))
            throw new UserFaultException($"{product.Title} does not tell what an organisation has made of its modules. Leave --online out.");
        // A sandbox inside this process would be empty, and nobody's: what is asked is a server that settings name.
        await using var target = await targets.OpenAsync(settings.Zoho.ApiUrl is null ? Targets.Live : Targets.Sandbox, "", currency: "", stopping);
        var journal = new ReadingJournal();
        await using var connection = await connections.OpenAsync(target, [product.Product], journal, stopping);
        var organizations = await connection.Organizations(product.Product).ReadAsync(journal.NextRequestId(), stopping);
        if (OrganizationCheck.Judge(organizations, target.Organization, product) is { } refused)
            throw StoppedFault.Of(NotAsked, refused);
        var (made, notRead, stopped) = await new OrganizationModules(connection.Client, journal.NextRequestId).ReadAsync(module, product, stopping);
        if (stopped is not null)
            throw StoppedFault.Of(NotAsked, stopped);
        foreach (var finding in notRead)
            errors.Write($"{finding.Subject}: {finding.Message} {finding.Hint}");
        return made;
    }
}
