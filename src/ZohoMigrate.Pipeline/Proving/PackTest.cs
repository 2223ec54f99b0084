namespace ZohoMigrate.Pipeline.Proving;

/// <summary>One of a pack's own tests: rows that are given, and what must become of them.</summary>
public sealed record PackTest
{
    /// <summary>Its file, below the pack's folder ("tests/customers.yaml").</summary>
    public required string File { get; init; }

    /// <summary>The line it begins on.</summary>
    public required long Line { get; init; }

    /// <summary>What it shows, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The streams it says something of.</summary>
    public IEnumerable<string> Streams => Expected.Select(stream => stream.Name);

    internal TestGround Ground { get; init; } = new();

    internal IReadOnlyList<ExpectedStream> Expected { get; init; } = [];
}
