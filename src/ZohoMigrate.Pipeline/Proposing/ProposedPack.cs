namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A mapping pack in the making.</summary>
/// <param name="Streams">Its streams, parents before what refers to them where that is known.</param>
/// <param name="Left">Tables that nothing is proposed for.</param>
/// <param name="Unread">Why files could not be read.</param>
internal sealed record ProposedPack(IReadOnlyList<ProposedStream> Streams, IReadOnlyList<SampledTable> Left, IReadOnlyList<string> Unread)
{
    /// <summary>The streams that a run could take as they are: nothing is missing of them, nor of those they refer to.</summary>
    public IReadOnlyList<ProposedStream> Ready { get; } = Usable(Streams);

    /// <summary>The columns that something is made from.</summary>
    public IReadOnlySet<object> Used { get; } = Streams.SelectMany(stream => stream.Fields.Select(field => field.Column).Concat(stream.Key.Columns).Append(stream.Lines?.On))
        .OfType<object>().ToHashSet(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<string> NullMarkers { get; } =
        [.. Streams.SelectMany(stream => stream.Lines is { } lines ? stream.Table.NullMarkers.Concat(lines.Table.NullMarkers) : stream.Table.NullMarkers).Distinct(StringComparer.Ordinal)];

    private static List<ProposedStream> Usable(IReadOnlyList<ProposedStream> streams)
    {
        var usable = streams.Where(stream => stream.Missing.Count == 0).ToList();
        while (usable.RemoveAll(stream => stream.Fields.Any(field => field.Parent is { } parent && !usable.Exists(other => other.Name == parent))) > 0)
        {
        }

        return usable;
    }
}
