using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>Whether a stream's records are made, or change those that are there.</summary>
/// <param name="Fields">API names of the fields by which Zoho finds what is there, the first first; empty where every record is made.</param>
/// <param name="Paths">The same as they stand in a payload: a field of the organisation's own behind what holds it.</param>
internal sealed record UpsertMapping(IReadOnlyList<string> Fields, IReadOnlyList<string> Paths)
{
    public static UpsertMapping None { get; } = new([], []);

    /// <summary>The step that brings a record to Zoho (<see cref="ModuleSpec.OperationOf"/>).</summary>
    public string Step { get; } = Fields.Count == 0 ? "create" : $"upsert?{string.Join(',', Fields)}";

    /// <summary>
    /// A module whose records are told apart by these fields: no two of a run may have the same value there, capitals or not, and none needs
    /// a marker, which would stand in what is written over.
    /// </summary>
    public ModuleSpec Of(ModuleSpec module) => Fields.Count == 0
        ? module
        : module with { Marker = null, Unique = [.. module.Unique.Union(Paths, StringComparer.Ordinal)], Duplicate = module.Duplicate ?? new DuplicateSpec { Folded = true } };
}
