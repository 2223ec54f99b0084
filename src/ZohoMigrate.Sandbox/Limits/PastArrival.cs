namespace ZohoMigrate.Sandbox.Limits;

/// <summary>An arrival as the ledger remembers it.</summary>
/// <param name="Moment">When.</param>
/// <param name="Refusal">The limit it broke.</param>
/// <param name="Credits">What it cost.</param>
internal readonly record struct PastArrival(long Moment, LimitRefusal Refusal, int Credits)
{
    public required string Method { get; init; }

    public required string Path { get; init; }
}
