using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What those that refer to a staged record are held against.</summary>
/// <param name="Record">The record.</param>
/// <param name="Total">What it comes to; null where it does not say.</param>
/// <param name="Compared">What its children may have to share.</param>
public sealed record StagedParent(StagedIdentity Record, decimal? Total, IReadOnlyList<ComparedValue> Compared);
