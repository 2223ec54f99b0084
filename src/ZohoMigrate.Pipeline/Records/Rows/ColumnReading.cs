namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>One way in which a mapping reads a column: as numbers, or as days.</summary>
/// <param name="Column">Its name.</param>
/// <param name="IsOfLines">Whether it is a column of the lines.</param>
public sealed record ColumnReading(string Column, bool IsOfLines)
{
    /// <summary>Whether as numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether the mapping says how the numbers are written; otherwise as in 1,234.50.</summary>
    public bool IsCultureNamed { get; init; }

    /// <summary>Whether they are grouped as in India.</summary>
    public bool IsIndian { get; init; }

    /// <summary>Whether as percentages: 18 and 18% are both 18.</summary>
    public bool IsPercentage { get; init; }

    /// <summary>Whether as amounts, and as percentages where a % stands behind.</summary>
    public bool IsDiscount { get; init; }

    /// <summary>The formats its days are read in; empty where it holds none.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];
}
