namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>A mapping pack cannot be used. All its faults at once, so that one reading mends them.</summary>
public sealed class PackException : Exception
{
    // More than anyone mends at one reading.
    private const int MostSaid = 100;

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
        : base(Words(faults)) => Faults = faults;

    /// <summary>By file, line and column.</summary>
    public IReadOnlyList<PackFault> Faults { get; } = [];

    private static string Words(IReadOnlyList<PackFault> faults)
    {
        string[] more = faults.Count > MostSaid ? [$"and {faults.Count - MostSaid} more"] : [];
        return string.Join(Environment.NewLine, faults.Take(MostSaid).Select(fault => fault.ToString()).Concat(more));
    }
}
