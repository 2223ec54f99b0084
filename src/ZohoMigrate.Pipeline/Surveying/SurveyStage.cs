using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>
/// Beside the road, before its first write: asks the organisation what would go wrong there. It reads, and makes nothing.
/// </summary>
/// <param name="client">The way to Zoho; its journal is the checkpoint.</param>
/// <param name="checkpoint">The dry run.</param>
/// <param name="catalogue">What Zoho demands.</param>
/// <param name="time">Tells which day it is.</param>
/// <param name="logger">Is told what was looked up.</param>
public sealed class SurveyStage(ZohoClient client, ICheckpoint checkpoint, ZohoCatalogue catalogue, TimeProvider time, ILogger logger)
{
    private readonly List<SurveyFinding> _findings = [];

    /// <summary>First, before the sources are read: the periods that are closed.</summary>
    /// <param name="product">"books".</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>The periods, none where the product closes none; or why the organisation cannot be asked at all.</returns>
    public async Task<(LockedPeriods Periods, RunEnd? Stopped)> ReadLocksAsync(string product, CancellationToken stopping)
    {
        if (!LockReader.IsOf(catalogue.Product(product)))
            return (LockedPeriods.None, null);
        using var stop = new RunStop(stopping);
        var (periods, whyNot) = await new LockReader(client, catalogue, product, checkpoint.NextRequestId, stop).ReadAsync(stopping);
        if (stop.Reason is null && whyNot is not null)
            _findings.Add(SurveyFindings.Of("not-readable", "transaction locks", $"Zoho does not say of all periods whether they are closed: {whyNot}."));
        return (periods, stop.Reason);
    }

    /// <summary>Also first: of which kinds the taxes are that records look up.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<(TaxesThere Taxes, RunEnd? Stopped)> ReadTaxesAsync(Pack pack, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(pack);
        using var stop = new RunStop(stopping);
        var list = new WholeList(client, catalogue, checkpoint.NextRequestId, RequestPurpose.Read, stop);
        var members = new MembersReader(client, checkpoint.NextRequestId, stop);
        var taxes = await new TaxReader(list, members, catalogue, stop).ReadAsync(pack, stopping);
        Add(members.NotShown);
        return (taxes, stop.Reason);
    }

    /// <summary>Also first: what the organisation has made of the modules, for a pack that is compiled against it.</summary>
    /// <param name="pack">The pack, as the catalogue alone has it.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>The catalogue with what was read; or why the organisation cannot be asked at all.</returns>
    public async Task<(ZohoCatalogue Catalogue, RunEnd? Stopped)> ReadModulesAsync(Pack pack, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var reader = new OrganizationModules(client, checkpoint.NextRequestId);
        var read = new List<ModuleSpec>();
        var (missing, notListed) = await reader.FindMissingAsync(pack, catalogue, stopping);
        if (missing is not null)
            return (catalogue, missing);
        _findings.AddRange(notListed);
        foreach (var module in pack.Streams.Select(stream => stream.Module).DistinctBy(module => module.Module))
        {
            var product = catalogue.Product(module.Product);
            if (!OrganizationModules.Tells(product))
                continue;
            var (made, notRead, stopped) = await reader.ReadAsync(module, product, stopping);
            if (stopped is not null)
                return (catalogue, stopped);
            _findings.AddRange(notRead);
            read.Add(made);
        }

        return (catalogue.With(read), null);
    }

    /// <summary>Then, when everything is staged: what is looked up, what is there already, and what a person must look at.</summary>
    /// <param name="pack">The pack, compiled against what the organisation has made of the modules.</param>
    /// <param name="contents">What its records hold.</param>
    /// <param name="organization">The organisation, as Zoho showed it.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>What was found, or why it could not be.</returns>
    public async Task<(Survey? Result, RunEnd? Stopped)> RunAsync(Pack pack, RunContents contents, Organization organization, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(organization);
        using var stop = new RunStop(stopping);
        var list = new WholeList(client, catalogue, checkpoint.NextRequestId, RequestPurpose.Read, stop);
        if (!organization.IsActive)
            _findings.Add(SurveyFindings.Of("organization-inactive", organization.Name, "Zoho shows the organisation as not active."));
        _findings.AddRange(SurveyFindings.Currencies(pack, organization.Currency));
        _findings.AddRange(pack.Streams.SelectMany(FieldFindings.Of));
        await new LookupStage(checkpoint, list, catalogue, stop, logger).RunAsync();
        var members = new MembersReader(client, checkpoint.NextRequestId, stop);
        var namesakes = new Namesakes(new WholeList(client, catalogue, checkpoint.NextRequestId, RequestPurpose.Read, stop) { IsAside = true }, members, checkpoint);
        foreach (var module in pack.Streams.Select(stream => stream.Module).DistinctBy(module => module.Module).Where(Namesakes.CanTell))
        {
            if (stop.Reason is not null)
                return (null, stop.Reason);
            Add(await namesakes.FindAsync(module, stopping));
        }

        Add(members.NotShown);
        if (stop.Reason is not null)
            return (null, stop.Reason);
        _findings.AddRange(NumberFindings.Of(pack, contents));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        _findings.AddRange(pack.Products.SelectMany(product => ByHandFindings.Of(catalogue.Product(product), contents, today)));
        var choices = pack.Streams.Select(stream => stream.Rules).FirstOrDefault(RuleChoices.None);
        var wanted = _findings.Where(finding => choices.SeverityOf(RuleBook.Of(finding.Code)) is not null).ToList();
        return (new Survey(organization.Id, organization.Name, organization.Currency, (await checkpoint.ReadCallsAsync(stopping)).Total, wanted), null);
    }

    private void Add(SurveyFinding? found)
    {
        if (found is not null && !_findings.Contains(found))
            _findings.Add(found);
    }
}
