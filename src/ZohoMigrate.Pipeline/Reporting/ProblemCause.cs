using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>All problems of one stream that have one cause: one code at one field.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Code">The rule's name, or Zoho's code.</param>
/// <param name="Field">The field, whichever line it stands in; null for the whole record.</param>
/// <param name="Severity">Whether the records are kept from Zoho by it.</param>
/// <param name="Count">How many.</param>
/// <param name="Examples">The first few.</param>
internal sealed partial record ProblemCause(
    string Stream, string Code, string? Field, Severity Severity, long Count, IReadOnlyList<ReportedProblem> Examples)
{
    private const int MostExamples = 3;

    /// <summary>Errors first, the most frequent first. Memory grows with the kinds of problems, not with the problems.</summary>
    public static async Task<IReadOnlyList<ProblemCause>> ReadAsync(IRunAccounts accounts, CancellationToken cancellationToken)
    {
        var causes = new OrderedDictionary<(string, string, string?, Severity), ProblemCause>();
        await foreach (var reported in accounts.ReadProblemsAsync(cancellationToken))
        {
            var problem = reported.Problem;
            var field = problem.Field is { } path ? Index().Replace(path, "[]") : null;
            var key = (reported.Stream, problem.Code, field, problem.Severity);
            var known = causes.TryGetValue(key, out var found) ? found : new ProblemCause(reported.Stream, problem.Code, field, problem.Severity, 0, []);
            causes[key] = known with
            {
                Count = known.Count + 1,
                Examples = known.Examples.Count < MostExamples ? [.. known.Examples, reported] : known.Examples,
            };
        }

        return [.. causes.Values.OrderByDescending(cause => cause.Severity).ThenByDescending(cause => cause.Count)];
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Index();
}
