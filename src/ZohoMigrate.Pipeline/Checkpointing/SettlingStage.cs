using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// Step 7 of the road: makes outcomes durable, many in one commit, and only then counts them. Runs until the channel is complete:
/// it is never cancelled, because what is known must not be lost.
/// </summary>
internal sealed class SettlingStage(IDeliveryLedger ledger, Outstanding outstanding, ILogger logger)
{
    private const int MostAtOnce = 256;

    // A job settles 25 000 at once: others wait for the disk no longer than for a few calls.
    private const int MostOutcomes = 1000;

    public async Task RunAsync(ChannelReader<SettledWork> settled, Action onSettled)
    {
        var group = new List<SettledWork>(MostAtOnce);
        while (await settled.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostAtOnce && settled.TryRead(out var work))
                group.Add(work);
            foreach (var chunk in group.SelectMany(work => work.Outcomes).Chunk(MostOutcomes))
            {
                await ledger.SettleAsync(chunk);
                CrashPoint.Pass("after-settling");
            }

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
        if (outcome is TakenBack)
        {
            // Of an earlier call: this one knows its id only.
            logger.RecordTakenBack(outcome.Item.Record, work.Module.Module);
            return;
        }

        if (outcome is not (Parked { IsTaken: false } or Settled { State: not (RecordState.Created or RecordState.Updated) } or SendAgain or Undecided or Refused))
            return;
        var (stream, key) = work.NameOf(outcome.Item);
        var (record, module) = (outcome.Item.Record, work.Module.Module);
        switch (outcome)
        {
            case Parked parked:
                logger.RecordParked(stream, key, record, module, parked.IsDuplicate ? "Zoho says that it is there already" : "nobody knows whether it arrived");
                break;
            case Settled { State: not RecordState.Created } found:
                logger.RecordFound(stream, key, record, module, found.State, found.ZohoId);
                break;
            case SendAgain:
                logger.RecordSentAgain(stream, key, record, module);
                break;
            case Undecided:
                logger.RecordUndecided(stream, key, record, module);
                break;
            case Refused:
                logger.RecordRefused(stream, key, record, module, outcome.Item.Step);
                break;
        }
    }
}
