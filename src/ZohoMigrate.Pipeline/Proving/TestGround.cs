namespace ZohoMigrate.Pipeline.Proving;

/// <summary>What a test stands on: parameters, and the rows of the source files.</summary>
internal sealed record TestGround
{
    private static readonly Dictionary<string, string> NoParameters = new(StringComparer.Ordinal);

    /// <summary>What <c>--set</c> would give.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = NoParameters;

    /// <summary>File → columns it has besides those that its rows and the mapping name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>File → its rows, each column → cell.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);

    /// <summary>The files it names → where.</summary>
    public IReadOnlyDictionary<string, TestPlace> Files { get; init; } = new Dictionary<string, TestPlace>(StringComparer.Ordinal);
}
