using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Opens all lanes of an organisation, each with its file under <c>lanes/</c> of the state folder.</summary>
internal sealed class LaneOpener(
    ZohoOptions zoho,
    DeliveryOptions delivery,
    IReadOnlyDictionary<string, LaneOptions> limits,
    string stateFolder,
    string? bootId,
    TimeProvider time,
    ILogger logger)
{
    public async Task<LaneSet> OpenAsync(ZohoCatalogue catalogue, CancellationToken cancellationToken)
    {
        var lanes = new List<Lane>();
        try
        {
            foreach (var product in catalogue.Products)
            {
                foreach (var spec in product.Lanes.Values)
                    lanes.Add(await OpenAsync(product.Product, spec, cancellationToken));
            }

            return new LaneSet(lanes);
        }
        catch
        {
            foreach (var lane in lanes)
                await lane.DisposeAsync();
            throw;
        }
    }

    private async Task<Lane> OpenAsync(string product, LaneSpec spec, CancellationToken cancellationToken)
    {
        var user = limits.GetValueOrDefault(product) ?? new LaneOptions();
        var laneLimits = LaneLimits.Of(spec, user, delivery, time);
        var name = FileName($"{product}-{zoho.DataCenter}-{zoho.OrganizationId}-{spec.Name}");
        var path = Path.Combine(stateFolder, "lanes", name + ".db");
        var file = await LaneFileOpener.OpenAsync(path, laneLimits, time, bootId, cancellationToken);
        var full = $"{product}.{spec.Name}";
        if (file.DamagedOne is { } damaged)
            logger.LaneFileDamaged(full, damaged);
        var lane = new Lane(full, file, laneLimits, new OutageBreaker(full, delivery.MaxAttempts, time, logger), logger);
        if (user.PerDay is null)
            await lane.RecallDayAsync(cancellationToken);
        return lane;
    }

    private static string FileName(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
}
