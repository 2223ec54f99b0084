using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>One call of the catalogue, told from the others by method and path.</summary>
internal sealed class Route
{
    private const string IdSegment = "{id}";
    private readonly string[] _segments;

    public Route(string root, OperationSpec operation, ModuleSpec? module)
    {
        _segments = Split(root + operation.Path);
        (Operation, Module) = (operation, module);
    }

    public OperationSpec Operation { get; }

    /// <summary>Null for a call of the whole product.</summary>
    public ModuleSpec? Module { get; }

    public string FirstSegment => _segments[0];

    public static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many segments are the route's own words; −1 where the path is another. More words win over an id.</summary>
    public int Fit(string[] path)
    {
        if (path.Length != _segments.Length)
            return -1;
        var words = 0;
        for (var index = 0; index < path.Length; index++)
        {
            if (IsField(_segments[index]))
                continue;
            if (_segments[index] != path[index])
                return -1;
            words++;
        }

        return words;
    }

    /// <summary>What else than the id a path that fits says of the record: the fields that stand in it.</summary>
    public IReadOnlyDictionary<string, string> Fields(string[] path) => _segments.Index().Where(segment => IsField(segment.Item) && segment.Item != IdSegment)
        .ToDictionary(segment => segment.Item[1..^1], segment => Uri.UnescapeDataString(path[segment.Index]), StringComparer.Ordinal);

    private static bool IsField(string segment) => segment is ['{', .., '}'];

    /// <summary>The id in a path that fits.</summary>
    public string? Id(string[] path) => Array.IndexOf(_segments, IdSegment) is >= 0 and var index ? path[index] : null;
}
