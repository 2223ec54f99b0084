using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline;

/// <summary>Tells progress from the checkpoint, at most once a second: counting a million steps for each of them would cost more than sending them.</summary>
internal sealed class DeliveryTally(ICheckpoint checkpoint, IRunProgress progress, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly StepState[] FinishedStates = [StepState.Done, StepState.Failed, StepState.Blocked, StepState.Undecided];
    private static readonly RecordState[] AtZoho = [RecordState.Created, RecordState.Recovered, RecordState.Updated, RecordState.Matched];
    private static readonly RecordState[] Faulty = [RecordState.Refused, RecordState.Blocked, RecordState.Unknown];

    private long? _lastTold;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        if (_lastTold is { } last && time.GetElapsedTime(last) < Rest)
            return;
        _lastTold = time.GetTimestamp();
        var steps = await checkpoint.CountStepsAsync(cancellationToken);
        var streams = await checkpoint.ReadStreamsAsync(cancellationToken);
        progress.Delivering(new DeliveryProgress(
            Steps: steps.Values.Sum(),
            Finished: FinishedStates.Sum(state => steps.GetValueOrDefault(state)),
            Created: streams.Sum(stream => AtZoho.Sum(state => stream[state])),
            Problems: streams.Sum(stream => Faulty.Sum(state => stream[state])),
            Parked: steps.GetValueOrDefault(StepState.Parked)));
    }
}
