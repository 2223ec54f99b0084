using ZohoMigrate.Pipeline.Checkpointing;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Which streams' records those of a stream wait for.</summary>
/// <param name="parents">Stream → those that its pending records refer to.</param>
internal sealed class StreamFamilies(IReadOnlyDictionary<string, IReadOnlySet<string>> parents)
{
    private static readonly HashSet<string> Nobody = [];

    private readonly Dictionary<string, IReadOnlySet<string>> _ancestors = new(StringComparer.Ordinal);

    /// <summary>Nobody waits for another stream.</summary>
    public static StreamFamilies None => new(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal));

    public static async Task<StreamFamilies> ReadAsync(IPendingRecords pending, IEnumerable<string> streams, CancellationToken cancellationToken)
    {
        var parents = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var stream in streams)
            parents.Add(stream, await pending.ReadParentsAsync(stream, cancellationToken));
        return new StreamFamilies(parents);
    }

    public IReadOnlySet<string> ParentsOf(string stream) => parents.GetValueOrDefault(stream) ?? Nobody;

    /// <summary>Its parents, theirs, and so on; never the stream itself.</summary>
    public IReadOnlySet<string> AncestorsOf(string stream)
    {
        if (_ancestors.TryGetValue(stream, out var known))
            return known;
        var (found, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([stream]));
        while (open.TryDequeue(out var child))
        {
            foreach (var parent in ParentsOf(child).Where(parent => parent != stream && found.Add(parent)))
                open.Enqueue(parent);
        }

        _ancestors.Add(stream, found);
        return found;
    }
}
