using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>One line of <c>problems.jsonl</c>.</summary>
internal sealed record ProblemEntry(
    string Stream,
    string Key,
    RecordState? State,
    string Row,
    string File,
    long Line,
    ProblemStage Stage,
    Severity Severity,
    string? Field,
    string Code,
    string Message,
    string? Hint)
{
    public static ProblemEntry Of(ReportedProblem reported) => new(
        reported.Stream,
        reported.Key,
        reported.State,
        reported.Row,
        reported.File,
        reported.Line,
        reported.Problem.Stage,
        reported.Problem.Severity,
        reported.Problem.Field,
        reported.Problem.Code,
        reported.Problem.Message,
        reported.Problem.Hint);
}
