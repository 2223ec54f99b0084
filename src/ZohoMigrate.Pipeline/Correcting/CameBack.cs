using ZohoMigrate.Pipeline.Checkpointing;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What came back of one stream.</summary>
/// <param name="Undelivered">All rows of the stream that may be staged again.</param>
/// <param name="Rows">Those that came back, and others that did though nothing can be done with them.</param>
internal sealed record CameBack(UndeliveredRows Undelivered, IReadOnlyList<RowCorrection> Rows)
{
    /// <summary>The groups that may not be staged again, as far as rows at hand have their keys: no other record may be made of such rows.</summary>
    public IReadOnlySet<string> Held { get; init; } = new HashSet<string>();

    /// <summary>All rows that may be staged again, as they are now.</summary>
    public List<RowAtHand> AtHand(CorrectedStream stream)
    {
        var corrections = Rows.ToDictionary(row => (row.Staged.Row.File.Role, row.Staged.Row.Id));
        return [.. Undelivered.All.Select(row => new RowAtHand(row, corrections.GetValueOrDefault((row.Row.File.Role, row.Row.Id)), stream))];
    }

    /// <summary>Looks for <see cref="Held"/>.</summary>
    public async Task<CameBack> WithHeldAsync(CorrectedStream stream, IRestagingArea staged, CancellationToken cancellationToken)
    {
        if (stream.Source.Groups is null)
            return this;
        var keys = AtHand(stream).Where(row => row.IsLine && row.JoinKey.Length > 0).Select(row => row.JoinKey).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
            return this;
        var held = staged.ReadHeadersAsync(stream.Source.Stream, cancellationToken)
            .Where(row => !row.MayBeRestaged).Select(row => stream.JoinKey(row.Row, isLine: false)).Where(keys.Contains);
        return this with { Held = await held.ToHashSetAsync(StringComparer.Ordinal, cancellationToken) };
    }
}
