using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Looks for a module's parked records: reads the list once, then judges each record by it.</summary>
internal sealed class ParkedSearch(ProbeReader reader, ProbeJudge judge, MarkerAbsence absence)
{
    public async Task<IReadOnlyList<Outcome>> LookAsync(PlannedProbe probe, CancellationToken stopping)
    {
        var outcomes = new List<Outcome>();
        try
        {
            await foreach (var look in reader.ReadAsync(probe, stopping))
            {
                var confirming = absence.ForMany();
                foreach (var step in look.Steps)
                {
                    if (await confirming.ConfirmAsync(probe.Module, step, look, judge.Judge(probe.Module, step, look), stopping) is { } outcome)
                        outcomes.Add(outcome);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was seen until then counts: the calls for it are spent.
        }

        return outcomes;
    }
}
