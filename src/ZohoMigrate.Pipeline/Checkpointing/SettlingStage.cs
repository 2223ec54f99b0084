using System.Threading.Channels;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// Step 7 of the road: makes outcomes durable, many in one commit, and only then counts them. Runs until the channel is complete:
/// it is never cancelled, because what is known must not be lost.
/// </summary>
internal sealed class SettlingStage(IDeliveryLedger ledger, Outstanding outstanding)
{
    private const int MostAtOnce = 256;

    public async Task RunAsync(ChannelReader<SettledWork> settled, Func<Task> onSettled)
    {
        var group = new List<SettledWork>(MostAtOnce);
        while (await settled.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostAtOnce && settled.TryRead(out var work))
                group.Add(work);
            await ledger.SettleAsync([.. group.SelectMany(work => work.Outcomes)]);
            foreach (var work in group)
                outstanding.Settled(work.Work);
            group.Clear();
            await onSettled();
        }
    }
}
