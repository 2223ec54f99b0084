using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>All problems of one stream with one cause.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Field">The field at Zoho, without places in lists ("line_items.rate"); null for whole records and rows.</param>
/// <param name="Code">The rule, or Zoho's own code.</param>
/// <param name="Severity">Whether it keeps a record from being delivered.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Example">Where the first is.</param>
/// <param name="Message">What the first says.</param>
/// <param name="Hint">What to do.</param>
public sealed record ProblemSummary(
    string Stream, string? Field, string Code, Severity Severity, long Count, ProblemPlace Example, string Message, string? Hint)
{
    internal static IReadOnlyList<ProblemSummary> Of(IEnumerable<ProblemKind> kinds) =>
    [
        // Rows that were not read come first: what refers to them is wrong because of them. What somebody should look at stands before what is left out.
        .. kinds.OrderByDescending(kind => kind.First.Severity).ThenBy(kind => RuleBook.Find(kind.First.Code) is { Follows: true })
            .ThenByDescending(kind => kind.First.Code == "noted").ThenByDescending(kind => kind.First.Stage == ProblemStage.Source)
            .ThenByDescending(kind => kind.Count).ThenBy(kind => kind.Stream, StringComparer.Ordinal)
            .ThenBy(kind => kind.First.Code, StringComparer.Ordinal).ThenBy(kind => kind.First.Field, StringComparer.Ordinal)
            .Select(Of),
    ];

    private static ProblemSummary Of(ProblemKind kind) => new(
        kind.Stream,
        kind.First.Field,
        kind.First.Code,
        kind.First.Severity,
        kind.Count,
        new ProblemPlace(kind.File, kind.Line),
        kind.First.Message,
        kind.First.Hint);
}

/// <summary>A place in a source.</summary>
public sealed record ProblemPlace(string File, long Line);
