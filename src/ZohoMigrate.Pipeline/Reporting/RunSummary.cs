using System.Text.Json;
using System.Text.Json.Serialization;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary><c>summary.json</c>, member for member: what users script against.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Pack">The pack's name.</param>
/// <param name="Target">One of <see cref="Targets"/>.</param>
/// <param name="Organization">Zoho's organisation id.</param>
/// <param name="State">Where the run stands.</param>
/// <param name="ExitCode">The code of the last stretch; null while it runs.</param>
/// <param name="StartedAt">When the run was first started, UTC.</param>
/// <param name="FinishedAt">When its last stretch ended, UTC; null while it runs.</param>
/// <param name="ResumeAt">When it is worth going on, UTC; null when there is nothing to wait for.</param>
/// <param name="Files">What became of every row.</param>
/// <param name="Streams">What became of every record.</param>
/// <param name="Calls">The calls made.</param>
/// <param name="Plan">What the run was expected to cost; null before it was planned.</param>
public sealed record RunSummary(
    string Run,
    string Pack,
    string Target,
    string Organization,
    RunState State,
    int? ExitCode,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ResumeAt,
    IReadOnlyList<FileSummary> Files,
    IReadOnlyList<StreamSummary> Streams,
    CallAccount Calls,
    RunPlan? Plan)
{
    /// <summary>The problem of a record at Zoho of which a later step may have been taken or not.</summary>
    internal const string UnknownStep = "outcome-unknown";

    /// <summary>The mail that asks Zoho for more calls a day, by its path in the run folder; null when one day is enough, or nothing is kept.</summary>
    public string? QuotaRequest { get; init; }

    /// <summary>What is wrong, by cause: errors before warnings, causes before what follows from them, the most frequent first.</summary>
    public IReadOnlyList<ProblemSummary> Problems { get; init; } = [];

    /// <summary>What is conspicuous of whole columns, and of records beside each other: to be looked at before the first call.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The organisation as it was found before the first write; left out where it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Survey? Survey { get; init; }

    /// <summary>What the last changed sources or mapping came to that a resume accepted; left out when there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeAccount? Changes { get; init; }

    /// <summary>The limits the last stretch kept to for the sake of others; left out when they were the organisation's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeptLimits? Limits { get; init; }

    /// <summary>Later steps that may have been taken or not, and need a person.</summary>
    [JsonIgnore]
    public long UnknownSteps => Problems.Where(cause => cause.Code == UnknownStep).Sum(cause => cause.Count);

    /// <summary>Records, still pending, that jobs of bulk write are making at Zoho; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long InJobs { get; init; }

    /// <summary>Whether it came to its end, with or without errors.</summary>
    [JsonIgnore]
    public bool IsFinished => State is RunState.Completed or RunState.CompletedWithErrors;

    /// <summary>The file's text, as <c>--output json</c> prints it.</summary>
    public string ToJson() => PlainText.Escaped(JsonSerializer.Serialize(this, ReportFormat.Indented.RunSummary));
}

/// <summary>The rows of one file or view as one stream reads it, or of a file as all views do; the last four add up to the first (law 1).</summary>
public sealed record FileSummary(string File, long Rows, long InRecords, long Excluded, long Orphan, long Unreadable)
{
    /// <summary>What in its reading is not as in UTF-8 with commas and the names on top, in words; left out where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? HowRead { get; init; }

    /// <summary>Whether it is not there, which a table that is optional allows; left out where it is there.</summary>
    [JsonPropertyName("absent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAbsent { get; init; }

    /// <summary>Rows among those excluded that are so by the stream's <c>where</c>: nothing else says so.</summary>
    [JsonIgnore]
    public long LeftOut { get; init; }

    /// <summary>The stream that reads it, empty where views do; report.html tells two readings of a file apart by it.</summary>
    [JsonIgnore]
    public string Stream { get; init; } = "";
}
