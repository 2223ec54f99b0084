using System.Text.Json.Serialization;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The records of one stream by state; they add up to <paramref name="Records"/> (law 1).</summary>
public sealed record StreamSummary(
    string Stream,
    string Module,
    long Records,
    long Created,
    long Recovered,
    long Updated,
    long Matched,
    long Unchanged,
    long Skipped,
    long Rejected,
    long Refused,
    long Blocked,
    long Unknown,
    long Pending,
    long RolledBack)
{
    /// <summary>Records at Zoho of which Zoho shows something else than was sent: each is a warning in <c>problems.jsonl</c>.</summary>
    [JsonIgnore]
    public long Differing { get; init; }

    internal static StreamSummary Of(StreamAccount account) => new(
        account.Stream.Name,
        account.Stream.Module,
        account.Records,
        account[RecordState.Created],
        account[RecordState.Recovered],
        account[RecordState.Updated],
        account[RecordState.Matched],
        account[RecordState.Unchanged],
        account[RecordState.Skipped],
        account[RecordState.Rejected],
        account[RecordState.Refused],
        account[RecordState.Blocked],
        account[RecordState.Unknown],
        account[RecordState.Pending],
        account[RecordState.RolledBack])
    {
        Differing = account.Differing,
    };
}
