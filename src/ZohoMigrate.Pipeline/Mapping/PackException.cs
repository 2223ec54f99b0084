namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>A mapping pack cannot be used. All its faults at once, so that one reading mends them.</summary>
public sealed class PackException : Exception
{
    public PackException()
    {
    }

    public PackException(string message)
        : base(message)
    {
    }

    public PackException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public PackException(IReadOnlyList<PackFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>By file, line and column.</summary>
    public IReadOnlyList<PackFault> Faults { get; } = [];
}
