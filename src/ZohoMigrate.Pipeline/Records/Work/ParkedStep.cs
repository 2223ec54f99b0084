using System.Text.Json.Nodes;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A create whose record must be looked for at Zoho before anything else happens to it.</summary>
public sealed record ParkedStep
{
    public required RequestItem Item { get; init; }

    public required string Stream { get; init; }

    public required string Key { get; init; }

    public required string Module { get; init; }

    /// <summary>The body that was sent, references resolved.</summary>
    public required JsonObject Payload { get; init; }

    /// <summary>What it comes to by its staging, in its own currency, where the body alone does not say it; null where nobody knows.</summary>
    public decimal? Total { get; init; }

    /// <summary>Whether any attempt of this record ended unknown: then what is found may be our own.</summary>
    public required bool MayBeOurs { get; init; }

    /// <summary>Whether an attempt of it was answered with success, and without what Zoho calls the record.</summary>
    public bool IsTaken { get; init; }

    /// <summary>How many of its attempts ended so that it could be at Zoho.</summary>
    public int UnknownAttempts { get; init; }

    /// <summary>Whether Zoho said the natural key is taken.</summary>
    public required bool IsDuplicate { get; init; }

    /// <summary>Whether a lost checkpoint may have sent it: then nothing is known of its attempts but that they may have been.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>When the record's first attempt began, by Zoho's clock: to be compared with what Zoho says of its records. Null where nobody knows.</summary>
    public required DateTimeOffset? FirstAttemptAt { get; init; }

    /// <summary>When its last attempt ended, by the run's clock; for an attempt whose process died, when that was found out.</summary>
    public required DateTimeOffset LastAttemptEndedAt { get; init; }

    /// <summary>Whether it may be among the records of a job of which nothing was heard but its asking: such a job may still wait for its turn.</summary>
    public bool MayBeQueued { get; init; }

    /// <summary>Until when what was sent of it may still arrive, by the run's clock.</summary>
    public DateTimeOffset ArrivedBy(DeliveryOptions options) => LastAttemptEndedAt + options.ArrivalOf(MayBeQueued);

    /// <summary>When it was first not found by a look that counts, by the run's clock; null before.</summary>
    public DateTimeOffset? AbsentSince { get; init; }

    /// <summary>Zoho's (or our) message of the attempt that parked it.</summary>
    public string Message { get; init; } = "";
}
