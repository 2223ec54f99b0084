using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Holds a stream's records, and its rows that are in none, against what a test expects of it: all of them, in any order.</summary>
internal sealed class StreamComparison(ExpectedStream expected, IEnumerable<StagedOutcome> outcomes)
{
    /// <summary>What is said to be expected where the test says nothing.</summary>
    public string Otherwise { get; init; } = "nothing";

    private readonly List<StagedOutcome> _left = [.. outcomes];
    private readonly List<TestDifference> _differences = [];
    private readonly List<string> _made = [];

    public (IReadOnlyList<TestDifference> Differences, IReadOnlyList<string> Made) Compare()
    {
        foreach (var entry in expected.Entries)
        {
            if (Take(entry) is { } outcome)
                Compare(entry, outcome);
            else
                Add(entry.Line, entry.Title, entry.Key is null ? "a row with a problem" : "a record", $"none; there are: {(_left.Count == 0 ? "no others" : string.Join(", ", _left.Select(Title)))}");
        }

        // Of rows that are in no record, only what is lost must be told.
        foreach (var outcome in _left.Where(outcome => outcome.Key is not null || outcome.IsRejected))
        {
            Add(expected.At.Line, Title(outcome), Otherwise, outcome.Key is null ? Problems(outcome) : outcome.Problems.Count > 0 ? $"a record with {Problems(outcome)}" : "a record");
            Make(outcome);
        }

        return (_differences, _made);
    }

    private static string Title(StagedOutcome outcome) => outcome.Key is { Length: > 0 } key ? key : outcome.Row;

    private StagedOutcome? Take(ExpectedEntry entry)
    {
        var found = _left.Find(outcome => entry.Key is { } key ? outcome.Key == key : outcome.Row == entry.Row);
        if (found is not null)
            _left.Remove(found);
        return found;
    }

    private void Compare(ExpectedEntry entry, StagedOutcome outcome)
    {
        var before = _differences.Count;
        if ((entry.Body ?? entry.Has) is { } body)
        {
            var actual = ShownBody.Of(outcome.Payload is { } payload ? PayloadObject.Parse(payload) : null);
            _differences.AddRange(new BodyComparison($"{expected.Name} {entry.Title}", isWhole: entry.Body is not null).Compare(body, actual));
        }

        if (entry.Steps is { } steps && !steps.SequenceEqual(outcome.Steps, StringComparer.Ordinal))
            Add(entry.Line, $"{entry.Title}, steps", List(steps), List(outcome.Steps));
        CompareProblems(entry, outcome);
        if (_differences.Count > before)
            Make(outcome);
    }

    private void CompareProblems(ExpectedEntry entry, StagedOutcome outcome)
    {
        var left = outcome.Problems.ToList();
        var missing = entry.Problems.Where(problem => !left.Remove(left.Find(actual => IsOne(problem, actual))!)).ToList();
        if (missing.Count + left.Count > 0)
            Add(entry.Line, $"{entry.Title}, problems", List(entry.Problems.Select(Text)), Problems(outcome));
    }

    private static bool IsOne(ExpectedProblem expected, Problem actual) =>
        expected.Code == actual.Code && (expected.Field ?? actual.Field) == actual.Field && (expected.Row ?? actual.Row) == actual.Row;

    private void Make(StagedOutcome outcome)
    {
        if (outcome.Payload is { } payload)
            _made.Add($"{expected.Name} {Title(outcome)} is {ShownBody.Text(ShownBody.Of(PayloadObject.Parse(payload)))}");
        _made.AddRange(outcome.Problems.Select(problem => $"{expected.Name} {Title(outcome)}, {problem.Code}: {problem.Message}"));
    }

    private static string Text(ExpectedProblem problem) => ShownProblem.Text(problem.Code, problem.Field, problem.Row);

    private static string Problems(StagedOutcome outcome) => List(outcome.Problems.Select(ShownProblem.Text));

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts)}]";

    private void Add(long line, string where, string wanted, string actual) => _differences.Add(new TestDifference(line, $"{expected.Name} {where}", wanted, actual));
}
