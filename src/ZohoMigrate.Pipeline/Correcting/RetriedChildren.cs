using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What is retried beside the records it refers to, be they retried as well or staged.</summary>
/// <param name="staged">What is staged.</param>
/// <param name="sendable">What is retried and not rejected, in order of delivery.</param>
/// <param name="retried">The ids of all that is retried: as it is staged it no longer counts.</param>
internal sealed class RetriedChildren(IRestagingArea staged, IReadOnlyList<RetriedRecord> sendable, IReadOnlySet<long> retried)
{
    private readonly Dictionary<(string Stream, string Key), RetriedRecord> _byKey =
        sendable.DistinctBy(record => (record.Record.Stream, record.Record.Key)).ToDictionary(record => (record.Record.Stream, record.Record.Key));

    public async IAsyncEnumerable<DisagreeingReference> DisagreeingAsync(
        string module, string reference, string field, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (child, link) in References(link => link.Field == reference).Where(pair => pair.Child.Record.Module == module))
        {
            if (Value(child.Record.Compared, field) is { } own && await FindAsync(link, cancellationToken) is { } parent
                && Value(parent.Compared, field) is { } theirs && own != theirs)
            {
                yield return new DisagreeingReference(child.Identity, parent.Record, link);
            }
        }
    }

    public async IAsyncEnumerable<StagedAmount> TotalsOfNoUseAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (child, reference) in References(reference => reference.Use == ReferenceUse.Total))
        {
            if (await FindAsync(reference, cancellationToken) is { Total: null or <= 0 } parent)
                yield return new StagedAmount(child.Identity, reference.Field, parent.Record);
        }
    }

    /// <summary>What is staged already goes first, whatever its place: it may be at Zoho.</summary>
    public async IAsyncEnumerable<StagedAmount> AppliedBeyondTotalAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var applied in References(reference => reference.Applied is not null).GroupBy(pair => (pair.Reference.Stream, pair.Reference.Key)))
        {
            if (await FindAsync(applied.First().Reference, cancellationToken) is not { Total: { } total } parent)
                continue;
            var left = new Remainder(total);
            foreach (var earlier in await staged.ReadAppliedAsync(applied.Key.Stream, applied.Key.Key, retried, cancellationToken))
                left.Take(earlier.Amount ?? total);
            foreach (var (child, reference) in applied.Where(pair => !left.Take(pair.Reference.Applied!.Amount ?? total)))
                yield return new StagedAmount(child.Identity, reference.Field, parent.Record);
        }
    }

    private static string? Value(IReadOnlyList<ComparedValue> values, string field) => values.FirstOrDefault(value => value.Field == field)?.Value;

    private IEnumerable<(RetriedRecord Child, Reference Reference)> References(Func<Reference, bool> wanted) =>
        sendable.SelectMany(child => child.Record.References.Where(wanted).Select(reference => (child, reference)));

    private async Task<StagedParent?> FindAsync(Reference reference, CancellationToken cancellationToken) =>
        _byKey.TryGetValue((reference.Stream, reference.Key), out var parent)
            ? new StagedParent(parent.Identity, parent.Record.Total, parent.Record.Compared)
            : await staged.FindParentAsync(reference.Stream, reference.Key, retried, cancellationToken);
}
