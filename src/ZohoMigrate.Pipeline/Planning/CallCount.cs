using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls that are still to be made, and what they take of each lane.</summary>
internal sealed class CallCount
{
    private readonly Dictionary<string, long> _permits = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    /// <summary>"product.lane" → permits.</summary>
    public IReadOnlyDictionary<string, long> Permits => _permits;

    /// <summary>The calls that a stream still needs, as things are: creates and later steps. What may be at Zoho is not among them.</summary>
    public static long Of(StreamAccount account, ModuleSpec module) => new CallCount().Add(account, module);

    /// <summary>Adds the calls that a stream still needs.</summary>
    /// <returns>How many that are.</returns>
    public long Add(StreamAccount account, ModuleSpec module)
    {
        var before = Calls;
        var (full, rest) = Math.DivRem(account[RecordState.Pending], module.Create.MostRecords);
        Add(module.Create.Carrying(module.Create.MostRecords), full);
        if (rest > 0)
            Add(module.Create.Carrying((int)rest), 1);
        // Which of its steps they are is not counted; each costs what one record does.
        Add(module.Create, account.StepsLeft);
        return Calls - before;
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
