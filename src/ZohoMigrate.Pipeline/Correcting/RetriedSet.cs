using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// What is retried, as the set rules look at it: against each other and against everything staged that is not rejected. What is not
/// retried is only looked at; its problems and its state stay as they are.
/// </summary>
internal sealed class RetriedSet : IRecordSet
{
    private readonly IRestagingArea _staged;
    private readonly Dictionary<long, RetriedRecord> _retried;
    private readonly HashSet<long> _ids;

    public RetriedSet(IRestagingArea staged, IEnumerable<RetriedRecord> retried)
    {
        _staged = staged;
        _retried = retried.OrderBy(record => record.Place).ThenBy(record => record.Record.Header.Number).ToDictionary(record => record.Number);
        _ids = [.. _retried.Keys];
    }

    public IReadOnlyCollection<RetriedRecord> Records => _retried.Values;

    private IEnumerable<RetriedRecord> InPlay => _retried.Values.Where(record => !record.IsLeftOut);

    private List<RetriedRecord> Sendable => [.. InPlay.Where(record => !record.Record.IsRejected)];

    public async IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var group in InPlay.Where(record => record.Record.Key.Length > 0).GroupBy(record => (record.Record.Stream, record.Record.Key)).ToList())
        {
            var others = await _staged.FindKeyAsync(group.Key.Stream, group.Key.Key, cancellationToken);
            StagedIdentity[] all =
            [
                .. others.Where(other => !other.IsOut && !_ids.Contains(other.Record.Record)).Select(other => other.Record),
                .. group.Select(record => record.Identity),
            ];
            if (all.Length > 1)
                yield return all;
        }
    }

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeysAsync(CancellationToken cancellationToken) => TwinsAsync(
        Sendable.Where(record => record.Record.NaturalKey is not null).GroupBy(record => (record.Record.Module, record.Record.NaturalKey!)),
        key => _staged.FindNaturalKeyAsync(key.Module, key.Value, _ids, cancellationToken));

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> SharedNaturalKeysAsync(string module, string other, CancellationToken cancellationToken) => TwinsAsync(
        Sendable.Where(record => record.Record.NaturalKey is not null && (record.Record.Module == module || record.Record.Module == other))
            .GroupBy(record => (module, record.Record.NaturalKey!)),
        async key => await _staged.FindNaturalKeyAsync(module, key.Value, _ids, cancellationToken) ?? await _staged.FindNaturalKeyAsync(other, key.Value, _ids, cancellationToken));

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateValuesAsync(string module, string field, CancellationToken cancellationToken) => TwinsAsync(
        from record in Sendable
        where record.Record.Module == module
        from value in record.Record.Compared
        where value.Field == field
        group record by (module, value.Value),
        key => _staged.FindValueAsync(key.Module, field, key.Value, _ids, cancellationToken));

    public async IAsyncEnumerable<DanglingReference> DanglingReferencesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = _retried.Values.Select(record => (record.Record.Stream, record.Record.Key)).ToHashSet();
        foreach (var record in InPlay.ToList())
        {
            foreach (var reference in record.Record.References.OrderBy(reference => reference.Use))
            {
                if (keys.Contains((reference.Stream, reference.Key)))
                    continue;
                var staged = await _staged.FindKeyAsync(reference.Stream, reference.Key, cancellationToken);
                if (staged.All(parent => _ids.Contains(parent.Record.Record)))
                    yield return new DanglingReference(record.Identity, reference) { Line = LineOf(record.Record, reference) };
            }
        }
    }

    public Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken)
    {
        foreach (var (number, problem) in problems)
        {
            if (_retried.TryGetValue(number, out var retried))
                _retried[number] = retried with { Record = retried.Record with { Problems = [.. retried.Record.Problems, problem] } };
        }

        return Task.CompletedTask;
    }

    private static StagedLine? LineOf(MappedRecord record, Reference reference) =>
        FieldPath.Element(reference.Field) is { } element && record.Lines.ElementAtOrDefault(element.Index) is { } line
            ? new StagedLine(line.Id, line.File.Name, line.FirstLine)
            : null;

    private static async IAsyncEnumerable<IReadOnlyList<StagedIdentity>> TwinsAsync(
        IEnumerable<IGrouping<(string Module, string Value), RetriedRecord>> groups, Func<(string Module, string Value), Task<StagedIdentity?>> findStaged)
    {
        foreach (var group in groups.ToList())
        {
            var all = group.Select(record => record.Identity).ToList();
            if (await findStaged(group.Key) is { } first)
                all.Insert(0, first);
            if (all.Count > 1)
                yield return all;
        }
    }
}
