using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls that are still to be made, and what they take of each lane.</summary>
internal sealed class CallCount
{
    private readonly Dictionary<string, long> _permits = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    /// <summary>The jobs among them.</summary>
    public long Jobs { get; private set; }

    /// <summary>Records that go by jobs.</summary>
    public long InJobs { get; private set; }

    /// <summary>"product.lane" → permits.</summary>
    public IReadOnlyDictionary<string, long> Permits => _permits;

    /// <summary>Those of some streams.</summary>
    public static CallCount Of(IEnumerable<StreamCalls> streams)
    {
        var count = new CallCount();
        foreach (var stream in streams)
            count.Add(stream);
        return count;
    }

    /// <summary>Adds all the calls of a stream.</summary>
    public void Add(StreamCalls stream)
    {
        foreach (var (operation, calls) in stream.Kinds)
            Add(operation, calls);
        (Jobs, InJobs) = (Jobs + stream.Jobs.Jobs, InJobs + stream.Jobs.Records);
    }

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
