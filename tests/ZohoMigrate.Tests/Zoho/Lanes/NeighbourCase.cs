namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>An organisation that somebody else uses too.</summary>
/// <param name="Seed">Of all chance.</param>
/// <param name="Limit">Requests the server lets through in a minute, ours and the neighbour's.</param>
/// <param name="Neighbour">Requests of the neighbour in a minute.</param>
/// <param name="Workers">Of each process.</param>
/// <param name="Processes">Of ours, on one lane.</param>
public sealed record NeighbourCase(int Seed, int Limit, int Neighbour, int Workers, int Processes)
{
    /// <summary>Whether the neighbour comes when it pleases; otherwise it always holds its share of the window.</summary>
    public bool IsRandom { get; init; }

    /// <summary>When the neighbour goes; null = never.</summary>
    public TimeSpan? Leaves { get; init; }

    /// <summary>Whether the server keeps everybody out for a minute once it was too much.</summary>
    public bool Blocks { get; init; }
}
