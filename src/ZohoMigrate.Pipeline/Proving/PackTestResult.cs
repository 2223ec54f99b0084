namespace ZohoMigrate.Pipeline.Proving;

/// <summary>What came of one test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Differences">What is not as it expects; empty where it passed.</param>
public sealed record PackTestResult(PackTest Test, IReadOnlyList<TestDifference> Differences)
{
    /// <summary>Why it could not be run at all: pack or sources, as a run would say it. Null where it could.</summary>
    public string? Fault { get; init; }

    /// <summary>The records that differ, with all that is sent of each: for who would write down what is right now.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    public bool Passed => Fault is null && Differences.Count == 0;
}
