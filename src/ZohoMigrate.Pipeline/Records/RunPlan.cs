using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>What is still to be called, and how long that takes at the cap: printed before the first call.</summary>
/// <param name="Streams">Calls per stream.</param>
/// <param name="Calls">Calls in all.</param>
/// <param name="Minutes">Time at the lane's rate, leaving the day budget aside.</param>
/// <param name="Days">Days of the organisation's daily budget it takes, at least 1 when there is any call.</param>
/// <param name="FinishAt">When it will be done if nothing goes wrong, UTC.</param>
public sealed record RunPlan(IReadOnlyList<StreamPlan> Streams, long Calls, double Minutes, int Days, DateTimeOffset FinishAt)
{
    /// <summary>Of <see cref="Calls"/>, those that read Zoho's lists before anything is sent, since a lost checkpoint may have sent it; more where the organisation has more records than the run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Looks { get; init; }
}

/// <summary>The calls one stream still needs.</summary>
public sealed record StreamPlan(string Stream, long Calls);
