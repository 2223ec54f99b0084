using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>What a test says of a stream: all of its records, and all of its rows with which something is wrong.</summary>
/// <param name="Name">The stream.</param>
/// <param name="At">Where the test names it.</param>
/// <param name="Entries">In any order.</param>
internal sealed record ExpectedStream(string Name, TestPlace At, IReadOnlyList<ExpectedEntry> Entries);

/// <summary>A record, or a row that is in none.</summary>
internal sealed record ExpectedEntry
{
    /// <summary>Where the test says it.</summary>
    public required long Line { get; init; }

    /// <summary>The record's key; null where the row tells which is meant.</summary>
    public string? Key { get; init; }

    /// <summary>The record's header row, or the row that is in none ("orders.csv#2").</summary>
    public string? Row { get; init; }

    /// <summary>All that is sent; null = not said.</summary>
    public YamlNode? Body { get; init; }

    /// <summary>Part of what is sent; null = not said.</summary>
    public YamlNode? Has { get; init; }

    /// <summary>The calls that follow the create; null = not said.</summary>
    public IReadOnlyList<string>? Steps { get; init; }

    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<ExpectedProblem> Problems { get; init; } = [];

    public string Title => Key ?? Row ?? "";
}

/// <summary>A problem.</summary>
/// <param name="Code">Its rule.</param>
/// <param name="Field">Its field as a path; null = any.</param>
/// <param name="Row">Its row, where that is not the header; null = any.</param>
internal sealed record ExpectedProblem(string Code, string? Field, string? Row);
