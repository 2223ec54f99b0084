using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Looks for a module's parked records: reads the list once, then judges each record by it.</summary>
/// <param name="reader">Reads the list.</param>
/// <param name="judge">Judges a record.</param>
/// <param name="absence">Judges whether what is not shown is not there.</param>
/// <param name="members">Judges what is about to be adopted by what its list row does not show.</param>
/// <param name="refreshOthers">Sees which other run folders there are by now.</param>
internal sealed class ParkedSearch(ProbeReader reader, ProbeJudge judge, MarkerAbsence absence, AdoptedMembers members, Action refreshOthers)
{
    public async Task<IReadOnlyList<Outcome>> LookAsync(PlannedProbe probe, CancellationToken stopping)
    {
        if (!probe.Module.IsListed)
            return [.. probe.Steps.Select(step => ProbeJudge.CannotTell(step, $"no call of Zoho's shows {probe.Module.Title.ToLowerInvariant()}: {step.Message}"))];
        var outcomes = new List<Outcome>();
        try
        {
            await foreach (var look in reader.ReadAsync(probe, stopping))
            {
                refreshOthers();
                var confirming = absence.ForMany();
                foreach (var step in look.Steps)
                {
                    var told = await confirming.ConfirmAsync(probe.Module, step, look, judge.Judge(probe.Module, step, look), stopping);
                    if (await members.ConfirmAsync(probe.Module, step, told, stopping) is { } outcome)
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
