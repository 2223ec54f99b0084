using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls that are still to be made, and what they take of each lane.</summary>
/// <param name="bulk">Which records go by jobs.</param>
internal sealed class CallCount(BulkChoice bulk)
{
    private readonly Dictionary<string, long> _permits = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    /// <summary>The jobs among them.</summary>
    public long Jobs { get; private set; }

    /// <summary>Records that go by jobs.</summary>
    public long InJobs { get; private set; }

    /// <summary>"product.lane" → permits.</summary>
    public IReadOnlyDictionary<string, long> Permits => _permits;

    /// <summary>The calls that a stream still needs, as things are: creates and later steps. What may be at Zoho is not among them.</summary>
    public static long Of(StreamAccount account, ModuleSpec module, BulkChoice bulk) => new CallCount(bulk).Add(account, module);

    /// <summary>Adds the calls that a stream still needs.</summary>
    /// <returns>How many that are.</returns>
    public long Add(StreamAccount account, ModuleSpec module)
    {
        var before = Calls;
        var pending = account[RecordState.Pending] - account.InJobs;
        var (full, rest) = Math.DivRem(pending - AddJobs(pending, module), module.Create.MostRecords);
        Add(module.Create.Carrying(module.Create.MostRecords), full);
        if (rest > 0)
            Add(module.Create.Carrying((int)rest), 1);
        // Which of its steps they are is not counted; each costs what one record does.
        Add(module.Create, account.StepsLeft);
        return Calls - before;
    }

    // As if each of them could go as a row: what a record holds is not counted.
    private long AddJobs(long records, ModuleSpec module)
    {
        if (JobWorth.From(module, bulk) is not { } worth)
            return 0;
        var spec = module.Bulk!;
        var (full, rest) = Math.DivRem(records, spec.Most);
        var (jobs, carried) = rest >= worth ? (full + 1, records) : (full, full * spec.Most);
        Add(spec.Upload, jobs);
        Add(spec.Job, jobs);
        Add(spec.Standing, jobs * spec.Askings);
        Add(spec.Result, jobs);
        (Jobs, InJobs) = (Jobs + jobs, InJobs + carried);
        return carried;
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
