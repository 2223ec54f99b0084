using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The totals of a module's records, as the source has them; added as they stand, whatever their currency.</summary>
/// <param name="Module">"books.invoices".</param>
/// <param name="Title">"Invoices".</param>
/// <param name="Records">Records in the source.</param>
/// <param name="WithoutTotal">Those whose total the source does not say.</param>
/// <param name="Source">Sum over all others.</param>
/// <param name="Delivered">Sum over those of them that are at Zoho.</param>
internal sealed record ModuleMoney(string Module, string Title, long Records, long WithoutTotal, decimal Source, decimal Delivered)
{
    /// <summary>Adds up every module that has totals.</summary>
    public static async Task<IReadOnlyList<ModuleMoney>> ReadAsync(
        IRunAccounts accounts, IEnumerable<StreamSummary> streams, ZohoCatalogue catalogue, CancellationToken cancellationToken)
    {
        var modules = new List<ModuleMoney>();
        foreach (var name in streams.Select(stream => stream.Module).Distinct(StringComparer.Ordinal))
        {
            if (catalogue.FindModule(name) is { Total: not null } module && await ReadAsync(accounts, module, cancellationToken) is { Records: > 0 } money)
                modules.Add(money);
        }

        return modules;
    }

    private static async Task<ModuleMoney> ReadAsync(IRunAccounts accounts, ModuleSpec module, CancellationToken cancellationToken)
    {
        var money = new ModuleMoney(module.Module, module.Title, 0, 0, 0, 0);
        await foreach (var record in accounts.ReadRecordsAsync(module.Module, cancellationToken))
        {
            var total = record.Total
                ?? (record.Payload is null ? null : KnownTotal.Of(module, JsonNode.Parse(record.Payload)!.AsObject(), record.FaultyFields));
            money = money with
            {
                Records = money.Records + 1,
                WithoutTotal = money.WithoutTotal + (total is null ? 1 : 0),
                Source = money.Source + (total ?? 0),
                Delivered = money.Delivered + (record.State.IsAtZoho() ? total ?? 0 : 0),
            };
        }

        return money;
    }
}
