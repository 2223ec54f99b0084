using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The totals of a module's records of one currency, as the source has them.</summary>
/// <param name="Title">"Invoices".</param>
/// <param name="Currency">Its code, or Zoho's id of it where the mapping gives only that; null where the source names none.</param>
/// <param name="Records">Records in the source.</param>
/// <param name="WithoutTotal">Those whose total the source does not say.</param>
/// <param name="Source">Sum over all others.</param>
/// <param name="Delivered">Sum over those that are at Zoho, as they were sent.</param>
internal sealed record ModuleMoney(string Title, string? Currency, long Records, long WithoutTotal, decimal Source, decimal Delivered)
{
    /// <summary>Adds up every module that has totals, each currency for itself; those of a module follow each other, what names none last.</summary>
    public static async Task<IReadOnlyList<ModuleMoney>> ReadAsync(
        IRunAccounts accounts, IEnumerable<StreamSummary> streams, ZohoCatalogue catalogue, CancellationToken cancellationToken)
    {
        var modules = new List<ModuleMoney>();
        foreach (var name in streams.Select(stream => stream.Module).Distinct(StringComparer.Ordinal))
        {
            if (catalogue.FindModule(name) is { Total: not null } module)
                modules.AddRange(await ReadAsync(accounts, module, cancellationToken));
        }

        return modules;
    }

    private static async Task<IEnumerable<ModuleMoney>> ReadAsync(IRunAccounts accounts, ModuleSpec module, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<string, ModuleMoney>(StringComparer.Ordinal);
        await foreach (var record in accounts.ReadRecordsAsync(module, cancellationToken))
        {
            var total = record.SourceTotal(module);
            var money = sums.GetValueOrDefault(record.Currency ?? "") ?? new ModuleMoney(module.Title, record.Currency, 0, 0, 0, 0);
            sums[record.Currency ?? ""] = money with
            {
                Records = money.Records + 1,
                WithoutTotal = money.WithoutTotal + (total is null ? 1 : 0),
                Source = money.Source + (total ?? 0),
                Delivered = money.Delivered + (record.State.IsAtZoho() ? record.SentTotal(module) ?? 0 : 0),
            };
        }

        return sums.Values.OrderBy(money => money.Currency is null).ThenBy(money => money.Currency, StringComparer.Ordinal);
    }
}
