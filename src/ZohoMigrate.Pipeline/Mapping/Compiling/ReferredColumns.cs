namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Tells each stream by which of its columns others refer to its records, so that it needs them of its source.</summary>
internal static class ReferredColumns
{
    public static IReadOnlyList<StreamMapping> Need(IReadOnlyList<StreamMapping> streams) =>
        [.. streams.Select(stream => With(stream, streams.SelectMany(other => other.RefersBy).Where(use => use.Stream == stream.Entry.Name).Select(use => use.By)))];

    private static StreamMapping With(StreamMapping stream, IEnumerable<IReadOnlyList<string>> uses)
    {
        var sets = uses.DistinctBy(columns => string.Join('\n', columns), StringComparer.Ordinal).ToList();
        if (sets.Count == 0)
            return stream;

        var header = stream.Source.Header;
        var needed = header with { Columns = [.. header.Columns.Union(sets.SelectMany(columns => columns), StringComparer.Ordinal)] };
        return stream with { ReferredBy = sets, Source = stream.Source with { Header = needed } };
    }
}
