namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>What an element of a list refers to.</summary>
/// <param name="Module">A staged record's module; empty for one that is looked up.</param>
/// <param name="NaturalKey">A staged record's; null where it has none.</param>
/// <param name="ZohoId">Of one that was looked up and found.</param>
public sealed record StagedMember(string Module, string? NaturalKey, string? ZohoId);
