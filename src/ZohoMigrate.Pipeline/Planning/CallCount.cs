using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls that are still to be made, and what they take of each lane.</summary>
internal sealed class CallCount
{
    private readonly Dictionary<string, long> _permits = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    /// <summary>"product.lane" → permits.</summary>
    public IReadOnlyDictionary<string, long> Permits => _permits;

    /// <summary>Adds calls of an operation.</summary>
    public void Add(OperationSpec operation, long calls)
    {
        Calls += calls;
        foreach (var (lane, permits) in operation.Cost)
        {
            var name = $"{operation.Product}.{lane}";
            _permits[name] = _permits.GetValueOrDefault(name) + (permits * calls);
        }
    }
}
