using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>
/// Before step 6: reads Zoho's lists of the modules whose records are looked up, each of them whole and once, and writes down what is there.
/// What names a record that is not there, or several, is blocked before anything is sent.
/// </summary>
internal sealed class LookupStage(ILookups lookups, WholeList list, ZohoCatalogue catalogue, RunStop stop, ILogger logger)
{
    /// <summary>Stops the run where a list cannot be read.</summary>
    public async Task RunAsync()
    {
        var lookedUp = new List<LookedUp>();
        foreach (var sought in (await lookups.ReadSoughtAsync(stop.Token)).GroupBy(one => one.List.Module, StringComparer.Ordinal))
        {
            var module = catalogue.Module(sought.Key);
            var values = sought.GroupBy(one => one.List, one => one.Value).Select(one => new SoughtValues(module, one.Key, [.. one])).ToList();
            if (await list.ReadAsync(module, (id, row) => values.ForEach(of => of.Take(id, row)), stop.Token) is { } why)
            {
                stop.Because(new RunEnd(RunState.Paused, $"Zoho's list of {module.Title.ToLowerInvariant()} cannot be relied on: {why}. Nothing was sent.")
                {
                    Hint = "Records refer to what it shows: take a time when nobody else works in the organisation.",
                });
                return;
            }

            lookedUp.AddRange(values.Select(of => of.LookedUp()));
            logger.LookedUp(module.Module, sought.Count(), lookedUp.Where(one => one.List.Module == sought.Key).Sum(one => one.Missing.Count));
        }

        if (lookedUp.Count > 0)
            await lookups.WriteLookedUpAsync(lookedUp, CancellationToken.None);
    }
}
