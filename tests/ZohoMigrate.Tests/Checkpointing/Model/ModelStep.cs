using ZohoMigrate.Pipeline.Records;
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

    public ApiRequest? Request { get; set; }

    public long OpenAttempt { get; set; }

    public RequestItem Item => new(record.Id, ordinal);

    public bool IsInTheAir => Attempts.Contains(null);

    /// <summary>Whether Zoho may have made the record of an attempt nobody settled.</summary>
    public bool MayBeThere => ordinal == 0 && Attempts.Exists(kind => kind is null or ReplyKind.Unknown or ReplyKind.Success);

    public ReplyKind? Last => Attempts.Count == 0 ? null : Attempts[^1];

    public void MakeReady()
    {
        State = StepState.Ready;
        Request = null;
        Attempts.Clear();
        if (ordinal == 0)
            record.State = RecordState.Pending;
    }

    /// <summary>Whether a look missed it since it was parked.</summary>
    public bool WasNotFound { get; set; }

    public void Park()
    {
        State = StepState.Parked;
        WasNotFound = false;
        record.State = RecordState.Unknown;
    }

    /// <summary>What the table in PlannedSteps says of a step nobody settled.</summary>
    public void Release()
    {
        if (MayBeThere || (ordinal == 0 && Last == ReplyKind.Duplicate))
            Park();
        else
            MakeReady();
    }
}
