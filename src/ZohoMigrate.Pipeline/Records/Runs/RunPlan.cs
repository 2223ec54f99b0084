using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>What is still to be called, and how long that takes at the cap: printed before the first call.</summary>
/// <param name="Streams">Calls per stream.</param>
/// <param name="Calls">Calls in all.</param>
/// <param name="Minutes">Time at the lane's rate, leaving the day budget aside.</param>
/// <param name="Days">Days of the organisation's daily budget it takes, the first and the last one counted whole.</param>
/// <param name="FinishAt">When the last call leaves if nothing goes wrong, UTC.</param>
public sealed record RunPlan(IReadOnlyList<StreamPlan> Streams, long Calls, double Minutes, int Days, DateTimeOffset FinishAt)
{
    /// <summary>Calls of each day left to the organisation's users and other programs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Reserved { get; init; }

    /// <summary>
    /// Of <see cref="Calls"/>, those that read what Zoho has, since a lost checkpoint may have sent it; more where the organisation has more
    /// records than the run.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Looks { get; init; }

    /// <summary>Of <see cref="Calls"/>, those that read the lists in which values are looked up; more where a list has several pages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Lists { get; init; }

    /// <summary>The values that are looked up there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LookedUp { get; init; }

    /// <summary>What the calls take of lanes in which one does not count as one (credits); null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LanePlan>? Lanes { get; init; }

    /// <summary>Jobs of bulk write: those of which their records cost less than by calls, or all, as the settings say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Jobs { get; init; }

    /// <summary>The records they make; fewer where some of them cannot go as the row of a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long InJobs { get; init; }

    /// <summary>What jobs of bulk write would make cheaper; null where they would not, or are chosen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobPlan? ByJobs { get; init; }
}

/// <summary>What a run would come to by jobs of bulk write.</summary>
/// <param name="Jobs">How many.</param>
/// <param name="Records">The records they would make.</param>
/// <param name="Lanes">What all of the run would take of the lanes in which that is less.</param>
public sealed record JobPlan(long Jobs, long Records, IReadOnlyList<LanePlan> Lanes);

/// <summary>What a run takes of a lane in which a call does not count as one.</summary>
/// <param name="Lane">"crm.credits".</param>
/// <param name="Title">In words.</param>
/// <param name="Permits">How many of them.</param>
public sealed record LanePlan(string Lane, string Title, long Permits);

/// <summary>The calls one stream still needs.</summary>
public sealed record StreamPlan(string Stream, long Calls);
