using System.Collections.Concurrent;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>The paths of an object's fields, which are the same for every record: each is put together once, and not for every value.</summary>
internal sealed class FieldPaths(string[] names)
{
    // Lists of thousands of elements are few records'.
    private const int Most = 1024;
    private readonly ConcurrentDictionary<string, string[]> _known = new(StringComparer.Ordinal);

    /// <summary>The paths, in the order of the names.</summary>
    /// <param name="prefix">What stands before the names.</param>
    public string[] Behind(string prefix)
    {
        if (_known.TryGetValue(prefix, out var paths))
            return paths;
        paths = Array.ConvertAll(names, name => prefix + name);
        if (_known.Count < Most)
            _known[prefix] = paths;
        return paths;
    }
}
