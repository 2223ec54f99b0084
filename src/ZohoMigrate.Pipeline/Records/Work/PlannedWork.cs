using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What leaves Planning for Delivery.</summary>
/// <param name="Module">The module of all its records.</param>
internal abstract record PlannedWork(ModuleSpec Module)
{
    /// <summary>What is called: its lanes say where the work waits.</summary>
    public abstract OperationSpec Operation { get; }

    /// <summary>The stream of one of its records.</summary>
    public string StreamOf(RequestItem item) => NameOf(item).Stream;

    /// <summary>The stream and the key of one of its records.</summary>
    public abstract (string Stream, string Key) NameOf(RequestItem item);
}

/// <summary>One call that carries records.</summary>
/// <param name="Request">The call, its items in the order of <paramref name="Steps"/>.</param>
/// <param name="Module">The module of all its records.</param>
/// <param name="Steps">The steps it carries, by position.</param>
internal sealed record PlannedRequest(ApiRequest Request, ModuleSpec Module, IReadOnlyList<ReadyStep> Steps) : PlannedWork(Module)
{
    public override OperationSpec Operation => Request.Operation;

    public override (string Stream, string Key) NameOf(RequestItem item) => Steps.Where(step => step.Item == item).Select(step => (step.Stream, step.Key)).First();
}

/// <summary>A look at one module for all of its records whose outcome is not known.</summary>
/// <param name="Module">The module.</param>
/// <param name="Steps">The records looked for.</param>
internal sealed record PlannedProbe(ModuleSpec Module, IReadOnlyList<ParkedStep> Steps) : PlannedWork(Module)
{
    private Dictionary<RequestItem, ParkedStep>? _byItem;

    // Where there is no list no call is made, and the work waits where the creates do.
    public override OperationSpec Operation => Module.IsListed ? Module.ListAll : Module.Create;

    // A lost job leaves many thousands to be looked for at once.
    public override (string Stream, string Key) NameOf(RequestItem item)
    {
        var step = (_byItem ??= Steps.ToDictionary(step => step.Item))[item];
        return (step.Stream, step.Key);
    }
}

/// <summary>
/// Records that are to be made by one job. Their bodies are read when it is their turn: they would fill the memory while they wait.
/// </summary>
/// <param name="Module">The module of all its records.</param>
/// <param name="Stream">Their stream.</param>
/// <param name="Items">The records.</param>
/// <param name="Fields">The fields that any of them has.</param>
internal sealed record PlannedJob(ModuleSpec Module, string Stream, IReadOnlyList<JobItem> Items, IReadOnlyCollection<string> Fields) : PlannedWork(Module)
{
    private Dictionary<RequestItem, string>? _keys;

    public override OperationSpec Operation => Module.Bulk!.Job;

    public override (string Stream, string Key) NameOf(RequestItem item) => (Stream, (_keys ??= Items.ToDictionary(one => one.Item, one => one.Key))[item]);
}

/// <summary>A question how far a job is; when it is over, what became of its records.</summary>
/// <param name="Module">The module of all its records.</param>
/// <param name="Job">The job.</param>
internal sealed record PlannedAsking(ModuleSpec Module, OpenJob Job) : PlannedWork(Module)
{
    private Dictionary<RequestItem, string>? _keys;

    /// <summary>The records that it settles; none while the job goes on.</summary>
    public IReadOnlyList<JobItem> Items { get; init; } = [];

    public override OperationSpec Operation => Module.Bulk!.Standing;

    public override (string Stream, string Key) NameOf(RequestItem item) => (Job.Stream, (_keys ??= Items.ToDictionary(one => one.Item, one => one.Key))[item]);
}
