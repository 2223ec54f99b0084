using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>A step that waits for company.</summary>
/// <param name="Step">The step.</param>
/// <param name="Record">What it sends of its record, as it travels in a call; null where it sends nothing.</param>
/// <param name="Bytes">How much of a call that takes.</param>
/// <param name="Fields">The columns it takes of a file; none where it goes by a call.</param>
internal sealed record BatchedStep(ReadyStep Step, string? Record, int Bytes, IReadOnlyCollection<string> Fields);
