using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What can be said of a record only beside all others: run once, when everything is staged.</summary>
/// <param name="keyColumns">Stream → the columns of its key, for messages.</param>
internal sealed class SetRules(IReadOnlyDictionary<string, IReadOnlyList<string>> keyColumns)
{
    private const int GroupSize = 500;

    /// <summary>
    /// Rejects duplicate keys, then duplicate natural keys, then references that lead nowhere or to a total that is none, then what is
    /// applied to a record beyond its total: each looks at what the one before left.
    /// </summary>
    public async Task CheckAsync(IStagedRecords staged, CancellationToken cancellationToken)
    {
        await RejectAsync(staged, staged.DuplicateKeysAsync(cancellationToken), DuplicateKeys, cancellationToken);
        await RejectAsync(staged, staged.DuplicateNaturalKeysAsync(cancellationToken), DuplicateNaturalKeys, cancellationToken);
        await RejectAsync(staged, staged.DanglingReferencesAsync(cancellationToken), reference => [Dangling(reference)], cancellationToken);
        await RejectAsync(staged, staged.TotalsOfNoUseAsync(cancellationToken), amount => [NoTotal(amount)], cancellationToken);
        await RejectAsync(staged, staged.AppliedBeyondTotalAsync(cancellationToken), amount => [OverPaid(amount)], cancellationToken);
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

    private static StagedProblem NoTotal(StagedAmount amount) =>
        Problem(amount.Child, "no-total",
            $"{amount.Field} is the total of the record at {Places.Of(amount.Parent)}, and that is not above 0, or not known before Zoho reckons it",
            "Leave this record out, or take its amount from a column with `from` where taxes or the items' own rates make the total.", amount.Field);

    private static StagedProblem OverPaid(StagedAmount amount) =>
        Problem(amount.Child, "over-paid",
            $"{amount.Field} is the record at {Places.Of(amount.Parent)}, and with what comes before, more is applied to it than its total",
            "Leave out a payment that is there twice, or correct the amounts; what was paid too much stays unapplied: lower what is applied, not the amount.",
            amount.Field);

    private static StagedProblem Problem(StagedIdentity record, string code, string message, string hint, string? field = null) =>
        new(record.Record, new Problem(ProblemStage.Validation, code, $"{message} ({Places.Of(record)})") { Hint = hint, Field = field });

    private string Columns(string stream) =>
        keyColumns.TryGetValue(stream, out var columns) ? string.Join(", ", columns.Select(column => $"`{column}`")) : "key";
}
