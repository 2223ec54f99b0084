using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>How many records of a stream are in each state. They add up to <paramref name="Records"/> (law 1).</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Records">All its records.</param>
/// <param name="States">State → records; a state without records may be left out.</param>
/// <param name="PendingSteps">Later steps (step 1 and on) of records at Zoho that are not done yet.</param>
/// <param name="FailedSteps">Later steps that Zoho refused.</param>
public sealed record StreamAccount(
    StreamEntry Stream, long Records, IReadOnlyDictionary<RecordState, long> States, long PendingSteps, long FailedSteps)
{
    /// <summary>Later steps of records that are still pending: they come once the records are at Zoho.</summary>
    public long ComingSteps { get; init; }

    /// <summary>Records at Zoho of which Zoho shows something else than was sent.</summary>
    public long Differing { get; init; }

    /// <summary>Records, still pending, of jobs that are at work at Zoho.</summary>
    public long InJobs { get; init; }

    /// <summary>Records that are still to be sent.</summary>
    public long ToSend => this[RecordState.Pending] - InJobs;

    /// <summary>Later steps that are still to be done.</summary>
    public long StepsLeft => ComingSteps + PendingSteps;

    public long this[RecordState state] => States.GetValueOrDefault(state);

    /// <summary>With the records that passed a dry run: nothing keeps them from being sent.</summary>
    internal StreamAccount With(PassedCount.OfStream? passed) => passed is null ? this : this with
    {
        Records = Records + passed.Records,
        States = new Dictionary<RecordState, long>(States) { [RecordState.Pending] = this[RecordState.Pending] + passed.Records },
        ComingSteps = ComingSteps + passed.Steps,
    };
}
