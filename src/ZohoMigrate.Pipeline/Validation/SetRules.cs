using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What can be said of a record only beside all others: run once, when everything is staged.</summary>
/// <param name="keyColumns">Stream → the columns of its key, for messages.</param>
internal sealed class SetRules(IReadOnlyDictionary<string, IReadOnlyList<string>> keyColumns)
{
    private const int GroupSize = 500;

    /// <summary>What Zoho demands of the modules that are staged, each once.</summary>
    public IReadOnlyList<ModuleSpec> Modules { get; init; } = [];

    /// <summary>
    /// Rejects duplicate keys, then duplicate natural keys and other unique values, then references that lead nowhere, to a parent that does
    /// not agree or to a total that is none, then what is applied to a record beyond its total: each looks at what the one before left.
    /// </summary>
    public async Task CheckAsync(IStagedRecords staged, CancellationToken cancellationToken)
    {
        await RejectAsync(staged, staged.DuplicateKeysAsync(cancellationToken), DuplicateKeys, cancellationToken);
        await RejectAsync(staged, staged.DuplicateNaturalKeysAsync(cancellationToken), DuplicateNaturalKeys, cancellationToken);
        foreach (var (module, field) in Modules.SelectMany(module => module.Unique.Select(field => (module.Module, field))))
            await RejectAsync(staged, staged.DuplicateValuesAsync(module, field, cancellationToken), group => DuplicateValues(group, field), cancellationToken);
        await RejectAsync(staged, staged.DanglingReferencesAsync(cancellationToken), reference => [Dangling(reference)], cancellationToken);
        foreach (var (module, reference, field) in Agreements())
            await RejectAsync(staged, staged.DisagreeingAsync(module, reference, field, cancellationToken), child => [Disagreeing(child, field)], cancellationToken);
        await RejectAsync(staged, staged.TotalsOfNoUseAsync(cancellationToken), amount => [AmountProblems.NoTotal(amount)], cancellationToken);
        await RejectAsync(staged, staged.AppliedBeyondTotalAsync(cancellationToken), amount => [AmountProblems.OverPaid(amount)], cancellationToken);
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
        Problem(record, "duplicate-key", $"the {Columns(record.Stream)} of this row is also that of {Places.Of(group, except: record)}"));

    private static IEnumerable<StagedProblem> DuplicateNaturalKeys(IReadOnlyList<StagedIdentity> group) => group.Skip(1).Select(record =>
        Problem(record, "duplicate-natural-key", $"Zoho keeps this record's name or number unique, and {Places.Of(group[0])} has it already"));

    private static IEnumerable<StagedProblem> DuplicateValues(IReadOnlyList<StagedIdentity> group, string field) => group.Skip(1).Select(record =>
        Problem(record, "duplicate-value", $"{field} is unique at Zoho, and {Places.Of(group[0])} has the same", field));

    private IEnumerable<(string Module, string Reference, string Field)> Agreements() => Modules.SelectMany(
        module => module.Fields.Where(field => field.Value.Agrees is not null).Select(field => (module.Module, field.Key, field.Value.Agrees!)));

    private static StagedProblem Disagreeing(DisagreeingReference found, string field) =>
        Problem(found.Child, "parent-differs",
            $"{field} is another than that of the record {found.Reference.Field} refers to ({Places.Of(found.Parent)})", field);

    private StagedProblem Dangling(DanglingReference dangling) =>
        Problem(dangling.Child, "dangling-reference",
            $"{dangling.Reference.Field} refers to stream `{dangling.Reference.Stream}`, and no record there has that {Columns(dangling.Reference.Stream)}",
            dangling.Reference.Field);

    private static StagedProblem Problem(StagedIdentity record, string code, string message, string? field = null) =>
        new(record.Record, RuleBook.Of(code).Problem(ProblemStage.Validation, $"{message} ({Places.Of(record)})") with { Field = field });

    private string Columns(string stream) =>
        keyColumns.TryGetValue(stream, out var columns) ? string.Join(", ", columns.Select(column => $"`{column}`")) : "key";
}
