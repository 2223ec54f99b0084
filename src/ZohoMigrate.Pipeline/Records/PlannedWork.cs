using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>What leaves Planning for Delivery.</summary>
public abstract record PlannedWork
{
    /// <summary>The module of all its records ("books.items").</summary>
    public abstract string ModuleName { get; }
}

/// <summary>One call that carries records.</summary>
/// <param name="Request">The call, its items in the order of <paramref name="Steps"/>.</param>
/// <param name="Module">The module of all its records.</param>
/// <param name="Steps">The steps it carries, by position.</param>
public sealed record PlannedRequest(ApiRequest Request, ModuleSpec Module, IReadOnlyList<ReadyStep> Steps) : PlannedWork
{
    public override string ModuleName => Module.Module;
}

/// <summary>A look at one module for all of its records whose outcome is not known.</summary>
/// <param name="Module">The module.</param>
/// <param name="Steps">The records looked for.</param>
public sealed record PlannedProbe(ModuleSpec Module, IReadOnlyList<ParkedStep> Steps) : PlannedWork
{
    public override string ModuleName => Module.Module;
}
