namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A file, or a sheet of one, with its first rows.</summary>
internal sealed record SampledTable
{
    /// <summary>Its name in the data folder, with the sheet behind it ("book.xlsx[Parties]").</summary>
    public required string Title { get; init; }

    /// <summary>What it is called: the sheet, or the file without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>What stands behind <c>source:</c> of a mapping.</summary>
    public required string Source { get; init; }

    /// <summary>All its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Those that can be named, each once.</summary>
    public required IReadOnlyList<SampledColumn> Columns { get; init; }

    /// <summary>The word in it that stands for no value.</summary>
    public required IReadOnlyList<string> NullMarkers { get; init; }

    /// <summary>What of how it is written is a guess; null where nothing is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Why nothing can be proposed for it as it is, and what to do; null if something can.</summary>
    public string? Advice { get; init; }
}
