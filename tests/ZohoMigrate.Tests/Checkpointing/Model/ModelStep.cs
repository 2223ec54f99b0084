using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>A step as the model sees it.</summary>
internal sealed class ModelStep(ModelRecord record, int ordinal)
{
    public ModelRecord Record => record;

    public int Ordinal => ordinal;

    public StepState State { get; set; }

    /// <summary>Kinds of the attempts of the request that carries the step now; null for one that has no end.</summary>
    public List<ReplyKind?> Attempts { get; } = [];

    /// <summary>Kinds of the attempts of earlier requests.</summary>
    public List<ReplyKind?> Earlier { get; } = [];

    public ApiRequest? Request { get; set; }

    public long OpenAttempt { get; set; }

    /// <summary>The last attempt as it went to Zoho; null for a later step, which makes nothing.</summary>
    public ModelCall? Call { get; set; }

    public RequestItem Item => new(record.Id, ordinal);

    public bool IsInTheAir => Attempts.Contains(null);

    /// <summary>Whether a client may send its request: for the first time, or again since nothing was processed.</summary>
    public bool CanLeave => State == StepState.Planned && !IsInTheAir
        && Last is null or ReplyKind.Transient or ReplyKind.Throttled or ReplyKind.TokenExpired;

    public ReplyKind? Last => Attempts.Count == 0 ? null : Attempts[^1];

    public bool IsDuplicate { get; private set; }

    /// <summary>Since when a parked one is waited for.</summary>
    public TimeSpan Ended { get; set; }

    /// <summary>When a look first missed it since it was parked.</summary>
    public TimeSpan? AbsentSince { get; set; }

    /// <summary>Whether what a look finds may have been made by an attempt of ours.</summary>
    public bool MayBeOurs => Earlier.Exists(MayHaveMade) || Attempts.Exists(kind => kind == ReplyKind.Unknown || (kind == ReplyKind.Success && !IsDuplicate));

    public void MakeReady()
    {
        State = StepState.Ready;
        Request = null;
        Earlier.AddRange(Attempts);
        Attempts.Clear();
        if (ordinal == 0)
            record.State = RecordState.Pending;
    }

    public void Park(bool isDuplicate, TimeSpan now)
    {
        State = StepState.Parked;
        IsDuplicate = isDuplicate;
        Ended = now;
        AbsentSince = null;
        record.State = RecordState.Unknown;
    }

    /// <summary>What the table in PlannedSteps says of a step nobody settled.</summary>
    public void Release(TimeSpan now)
    {
        if (ordinal == 0 && Attempts.Exists(MayHaveMade))
            Park(isDuplicate: false, now);
        else if (ordinal == 0 && Last == ReplyKind.Duplicate)
            Park(isDuplicate: true, now);
        else
            MakeReady();
    }

    public override string ToString() => ordinal == 0 ? $"{record}" : $"{record} step {ordinal}";

    private static bool MayHaveMade(ReplyKind? kind) => kind is null or ReplyKind.Unknown or ReplyKind.Success;
}
