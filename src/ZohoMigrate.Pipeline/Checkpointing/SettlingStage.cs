using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// Step 7 of the road: makes outcomes durable, many in one commit, and only then counts them. Runs until the channel is complete:
/// it is never cancelled, because what is known must not be lost.
/// </summary>
internal sealed class SettlingStage(IDeliveryLedger ledger, Outstanding outstanding, ILogger logger)
{
    private const int MostAtOnce = 256;

    public async Task RunAsync(ChannelReader<SettledWork> settled, Action onSettled)
    {
        var group = new List<SettledWork>(MostAtOnce);
        while (await settled.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostAtOnce && settled.TryRead(out var work))
                group.Add(work);
            await ledger.SettleAsync([.. group.SelectMany(work => work.Outcomes)]);
            foreach (var work in group)
            {
                foreach (var outcome in work.Outcomes)
                    Tell(outcome, work.Work);
                outstanding.Settled(work.Work);
            }

            group.Clear();
            onSettled();
        }
    }

    // Only what went another way than straight there: the log of a run of a million records stays readable.
    private void Tell(Outcome outcome, PlannedWork work)
    {
        var record = outcome.Item.Record;
        switch (outcome)
        {
            case Parked parked:
                logger.RecordParked(record, work.Module.Module, parked.IsDuplicate ? "Zoho says that it is there already" : "nobody knows whether it arrived");
                break;
            case Settled { State: not RecordState.Created } found:
                logger.RecordFound(record, work.Module.Module, found.State, found.ZohoId);
                break;
            case SendAgain:
                logger.RecordSentAgain(record, work.Module.Module);
                break;
            case TakenBack:
                logger.RecordTakenBack(record, work.Module.Module);
                break;
            case Undecided:
                logger.RecordUndecided(record, work.Module.Module);
                break;
        }
    }
}
