using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>All problems of one stream with one code: how many, and the first as an example.</summary>
internal sealed record ProblemGroup(string Stream, string Code, Severity Severity, long Count, ReportedProblem First)
{
    /// <summary>Groups in order of first appearance; memory grows with the kinds of problems, not with the problems.</summary>
    public static async Task<IReadOnlyList<ProblemGroup>> ReadAsync(IRunAccounts accounts, CancellationToken cancellationToken)
    {
        var groups = new OrderedDictionary<(string, string, Severity), ProblemGroup>();
        await foreach (var reported in accounts.ReadProblemsAsync(cancellationToken))
        {
            var problem = reported.Problem;
            var key = (reported.Stream, problem.Code, problem.Severity);
            groups[key] = groups.TryGetValue(key, out var group)
                ? group with { Count = group.Count + 1 }
                : new ProblemGroup(reported.Stream, problem.Code, problem.Severity, 1, reported);
        }

        return [.. groups.Values];
    }
}
