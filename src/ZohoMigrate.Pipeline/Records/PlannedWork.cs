using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>What leaves Planning for Delivery.</summary>
/// <param name="Module">The module of all its records.</param>
internal abstract record PlannedWork(ModuleSpec Module)
{
    /// <summary>What is called: its lanes say where the work waits.</summary>
    public abstract OperationSpec Operation { get; }

    /// <summary>The stream of one of its records.</summary>
    public abstract string StreamOf(RequestItem item);
}

/// <summary>One call that carries records.</summary>
/// <param name="Request">The call, its items in the order of <paramref name="Steps"/>.</param>
/// <param name="Module">The module of all its records.</param>
/// <param name="Steps">The steps it carries, by position.</param>
internal sealed record PlannedRequest(ApiRequest Request, ModuleSpec Module, IReadOnlyList<ReadyStep> Steps) : PlannedWork(Module)
{
    public override OperationSpec Operation => Request.Operation;

    public override string StreamOf(RequestItem item) => Steps.First(step => step.Item == item).Stream;
}

/// <summary>A look at one module for all of its records whose outcome is not known.</summary>
/// <param name="Module">The module.</param>
/// <param name="Steps">The records looked for.</param>
internal sealed record PlannedProbe(ModuleSpec Module, IReadOnlyList<ParkedStep> Steps) : PlannedWork(Module)
{
    // Where there is no list no call is made, and the work waits where the creates do.
    public override OperationSpec Operation => Module.IsListed ? Module.ListAll : Module.Create;

    public override string StreamOf(RequestItem item) => Steps.First(step => step.Item == item).Stream;
}
