using System.Collections.Concurrent;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>The paths of an object's fields, which are the same for every record: each is put together once, and not for every value.</summary>
internal sealed class FieldPaths(string[] names)
{
    // Lists of thousands of elements are few records'.
    private const int Most = 1024;
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private volatile Known? _last;

    /// <summary>The paths, in the order of the names.</summary>
    /// <param name="prefix">What stands before the names.</param>
    public string[] Behind(string prefix)
    {
        // Outside of lists it is the very same text each time.
        if (_last is { } last && ReferenceEquals(last.Prefix, prefix))
            return last.Paths;
        if (!_known.TryGetValue(prefix, out var known))
            known = Make(prefix);
        _last = known;
        return known.Paths;
    }

    private Known Make(string prefix)
    {
        var made = new Known(prefix, Array.ConvertAll(names, name => prefix + name));
        if (_known.Count < Most)
            _known[prefix] = made;
        return made;
    }

    private sealed record Known(string Prefix, string[] Paths);
}
