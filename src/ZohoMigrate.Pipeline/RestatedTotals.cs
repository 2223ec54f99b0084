using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline;

/// <summary>A tax that came back changes what the documents come to that bear it, though none of them came back: they wait as they were staged.</summary>
internal sealed class RestatedTotals(IRunAccounts accounts, Pack pack)
{
    /// <summary>The records that wait and come to something else by the taxes as they are now; none where no tax came back.</summary>
    /// <param name="retried">What is staged again: its totals are its own.</param>
    /// <param name="taxes">All that are known, those that came back as they are now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<RestatedTotal>> OfAsync(
        IReadOnlyCollection<RetriedRecord> retried, KnownTaxes taxes, CancellationToken cancellationToken)
    {
        var modules = pack.Streams.Select(stream => stream.Module).DistinctBy(module => module.Module).ToList();
        var ofTaxes = modules.Where(KnownTaxes.Are).Select(module => module.Module).ToHashSet(StringComparer.Ordinal);
        if (!retried.Any(record => ofTaxes.Contains(record.Record.Module)))
            return [];
        var own = retried.Select(record => (record.Record.Stream, record.Record.Key)).ToHashSet();
        var restated = new List<RestatedTotal>();
        foreach (var module in modules.Where(module => module.Total is not null))
        {
            await foreach (var record in accounts.ReadRecordsAsync(module, cancellationToken))
            {
                if (record is not { State: RecordState.Blocked or RecordState.Pending, Payload: { } payload } || own.Contains((record.Stream, record.Key)))
                    continue;
                var total = RecordTotal.Of(module, PayloadObject.Parse(payload), taxes);
                if (total != record.Total)
                    restated.Add(new RestatedTotal(record.Stream, record.Key, total));
            }
        }

        return restated;
    }
}
