using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Tests.Validation;

/// <summary>What a checkpoint answers to set rules, over a list.</summary>
internal sealed class StagedInMemory(IReadOnlyList<MappedRecord> records) : IStagedRecords
{
    private readonly HashSet<long> _rejected = [.. Ids(records).Where(id => records[(int)id].IsRejected)];

    public List<StagedProblem> Problems { get; } = [];

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeysAsync(CancellationToken cancellationToken) =>
        Groups(Ids(records).GroupBy(id => (records[(int)id].Stream, records[(int)id].Key))).ToAsyncEnumerable();

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeysAsync(CancellationToken cancellationToken) =>
        Groups(Left().Where(id => records[(int)id].NaturalKey is not null)
            .GroupBy(id => (records[(int)id].Module, records[(int)id].NaturalKey!))).ToAsyncEnumerable();

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> SharedNaturalKeysAsync(string module, string other, CancellationToken cancellationToken) =>
        Groups(Left().Where(id => (records[(int)id].Module == module || records[(int)id].Module == other) && records[(int)id].NaturalKey is not null)
            .GroupBy(id => (module, records[(int)id].NaturalKey!))).ToAsyncEnumerable();

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateValuesAsync(string module, string field, CancellationToken cancellationToken) =>
        Groups(Left().Where(id => records[(int)id].Module == module && Value(id, field) is not null).GroupBy(id => (field, Value(id, field)!))).ToAsyncEnumerable();

    public IAsyncEnumerable<StagedReference> DisagreeingAsync(Agreement agreement, CancellationToken cancellationToken) => (
        from child in Left()
        where records[(int)child].Module == agreement.Module
        from link in records[(int)child].References
        where link.Field == agreement.Reference
        from parent in Left()
        where (records[(int)parent].Stream, records[(int)parent].Key) == (link.Stream, link.Key)
            && Value(child, agreement.Field) is { } own && Value(parent, agreement.Field) is { } theirs && own != theirs
        select new StagedReference(Identity(child), link.Field, Identity(parent))).ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<DanglingReference> DanglingReferencesAsync(CancellationToken cancellationToken)
    {
        var known = records.Select(record => (record.Stream, record.Key)).ToHashSet();
        return Ids(records).SelectMany(id => records[(int)id].References.Select(reference => new DanglingReference(Identity(id), reference)))
            .Where(dangling => !known.Contains((dangling.Reference.Stream, dangling.Reference.Key))).ToList().ToAsyncEnumerable();
    }

    public IAsyncEnumerable<StagedReference> AppliedBeyondTotalAsync(CancellationToken cancellationToken) =>
        Amounts().Where(amount => amount.Reference.Applied is not null).GroupBy(amount => amount.Parent).SelectMany(Beyond).ToAsyncEnumerable();

    public IAsyncEnumerable<StagedReference> TotalsOfNoUseAsync(CancellationToken cancellationToken) =>
        Amounts().Where(amount => amount.Reference.Use == ReferenceUse.Total && records[(int)amount.Parent].Total is null or <= 0)
            .Select(Told).ToList().ToAsyncEnumerable();

    public Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken)
    {
        Problems.AddRange(problems);
        _rejected.UnionWith(problems.Select(problem => problem.Record));
        return Task.CompletedTask;
    }

    private IEnumerable<(long Child, Reference Reference, long Parent)> Amounts() =>
        from child in Left()
        from reference in records[(int)child].References
        from parent in Left().Where(id => (records[(int)id].Stream, records[(int)id].Key) == (reference.Stream, reference.Key))
        select (child, reference, parent);

    private List<StagedReference> Beyond(IGrouping<long, (long Child, Reference Reference, long Parent)> parent)
    {
        var total = records[(int)parent.Key].Total;
        var sum = 0m;
        return [.. parent.Where(amount => (sum += amount.Reference.Applied!.Amount ?? total ?? 0m) > total).Select(Told)];
    }

    private StagedReference Told((long Child, Reference Reference, long Parent) amount) =>
        new(Identity(amount.Child), amount.Reference.Field, Identity(amount.Parent));

    private static IEnumerable<long> Ids(IReadOnlyList<MappedRecord> records) => Enumerable.Range(0, records.Count).Select(id => (long)id);

    private IEnumerable<long> Left() => Ids(records).Where(id => !_rejected.Contains(id));

    private string? Value(long id, string field) => records[(int)id].Compared.FirstOrDefault(value => value.Field == field)?.Value;

    private List<IReadOnlyList<StagedIdentity>> Groups(IEnumerable<IGrouping<(string, string), long>> groups) =>
        [.. groups.Where(group => group.Count() > 1).Select(group => group.Select(Identity).ToList())];

    private StagedIdentity Identity(long id)
    {
        var record = records[(int)id];
        return new StagedIdentity(id, record.Stream, record.Key, record.Header.File.Name, record.Header.FirstLine);
    }
}
