using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// Tells progress from the checkpoint, at most once a second: counting a million steps for each of them would cost more than sending them.
/// What is settled last is told too: at the cap calls come in bursts, and the line must not stand still at the first of each.
/// </summary>
internal sealed class DeliveryTally(ICheckpoint checkpoint, ZohoCatalogue catalogue, BulkChoice bulk, IRunProgress progress, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly RecordState[] NotDelivered = [RecordState.Rejected, RecordState.Refused, RecordState.Blocked];

    private readonly Dictionary<string, (long Pending, IReadOnlyList<long> Groups)> _groups = new(StringComparer.Ordinal);
    private bool _isStale = true;

    /// <summary>Something was settled.</summary>
    public void Settled() => Volatile.Write(ref _isStale, true);

    /// <summary>Tells what changes, until there is nothing more to tell.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        using var pace = new PeriodicTimer(Rest, time);
        try
        {
            do
                await TellAsync();
            while (await pace.WaitForNextTickAsync(ended));
        }
        catch (OperationCanceledException)
        {
            await TellAsync();
        }
    }

    private async Task TellAsync()
    {
        if (!Interlocked.Exchange(ref _isStale, false))
            return;
        var steps = await checkpoint.CountStepsAsync(CancellationToken.None);
        var streams = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        var parked = steps.GetValueOrDefault(StepState.Parked);
        progress.Delivering(new DeliveryProgress(
            Left: await CountCallsAsync(streams),
            NotDelivered: streams.Sum(stream => NotDelivered.Sum(state => stream[state])),
            Parked: parked,
            Undecided: Math.Max(0, streams.Sum(stream => stream[RecordState.Unknown]) - parked)));
    }

    private async Task<long> CountCallsAsync(IReadOnlyList<StreamAccount> streams)
    {
        var calls = 0L;
        foreach (var account in streams)
        {
            var module = catalogue.Module(account.Stream.Module);
            calls += StreamCalls.Of(account, module, await GroupsOfAsync(account, module), bulk).Calls;
        }

        return calls;
    }

    // Counting addresses walks all that is pending; as long as that is as much as before, nothing was taken of them.
    private async Task<IReadOnlyList<long>> GroupsOfAsync(StreamAccount account, ModuleSpec module)
    {
        var pending = account.ToSend;
        if (_groups.TryGetValue(account.Stream.Name, out var known) && known.Pending == pending)
            return known.Groups;
        var groups = await new CallGroups(checkpoint).ReadAsync(account, module, CancellationToken.None);
        _groups[account.Stream.Name] = (pending, groups);
        return groups;
    }
}
