using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What can be said of a record only beside all others: run once, when everything is staged.</summary>
/// <param name="keyColumns">Stream → the columns of its key, for messages.</param>
internal sealed class SetRules(IReadOnlyDictionary<string, IReadOnlyList<string>> keyColumns)
{
    private const int GroupSize = 500;

    /// <summary>Rejects duplicate keys, then duplicate natural keys, then references that lead nowhere: each looks at what the one before left.</summary>
    public async Task CheckAsync(IStagedRecords staged, CancellationToken cancellationToken)
    {
        await RejectAsync(staged, staged.DuplicateKeysAsync(cancellationToken), DuplicateKeys, cancellationToken);
        await RejectAsync(staged, staged.DuplicateNaturalKeysAsync(cancellationToken), DuplicateNaturalKeys, cancellationToken);
        await RejectAsync(staged, staged.DanglingReferencesAsync(cancellationToken), reference => [Dangling(reference)], cancellationToken);
    }

    private static async Task RejectAsync<T>(
        IStagedRecords staged, IAsyncEnumerable<T> found, Func<T, IEnumerable<StagedProblem>> problemsOf, CancellationToken cancellationToken)
    {
        var problems = new List<StagedProblem>();
        await foreach (var one in found.WithCancellation(cancellationToken))
        {
            problems.AddRange(problemsOf(one));
            if (problems.Count >= GroupSize)
            {
                await staged.RejectAsync(problems, cancellationToken);
                problems = [];
            }
        }

        if (problems.Count > 0)
            await staged.RejectAsync(problems, cancellationToken);
    }

    private IEnumerable<StagedProblem> DuplicateKeys(IReadOnlyList<StagedIdentity> group) => group.Select(record =>
        Problem(record, "duplicate-key", $"the {Columns(record.Stream)} of this row is also that of {Places.Of(group, except: record)}",
            "Keep one of the rows, or choose key columns that tell them apart. None of them is delivered, for nobody can say which is right."));

    private static IEnumerable<StagedProblem> DuplicateNaturalKeys(IReadOnlyList<StagedIdentity> group) => group.Skip(1).Select(record =>
        Problem(record, "duplicate-natural-key", $"Zoho keeps this record's name or number unique, and {Places.Of(group[0])} has it already",
            "Give one of the two another name or number, or leave one out."));

    private StagedProblem Dangling(DanglingReference dangling) =>
        Problem(dangling.Child, "dangling-reference",
            $"{dangling.Reference.Field} refers to stream `{dangling.Reference.Stream}`, and no record there has that {Columns(dangling.Reference.Stream)}",
            "Add the missing row to the source, or correct the reference.", dangling.Reference.Field);

    private static StagedProblem Problem(StagedIdentity record, string code, string message, string hint, string? field = null) =>
        new(record.Record, new Problem(ProblemStage.Validation, code, $"{message} ({Places.Of(record)})") { Hint = hint, Field = field });

    private string Columns(string stream) =>
        keyColumns.TryGetValue(stream, out var columns) ? string.Join(", ", columns.Select(column => $"`{column}`")) : "key";
}
