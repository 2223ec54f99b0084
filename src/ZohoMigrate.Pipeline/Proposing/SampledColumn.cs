namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A column with the cells of the rows that were looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Without blanks at their ends; empty where there is no value.</param>
internal sealed record SampledColumn(string Name, IReadOnlyList<string> Cells)
{
    public string Form { get; } = NameForm.Of(Name);

    /// <summary>The cells that have a value.</summary>
    public IReadOnlyList<string> Values { get; } = [.. Cells.Where(cell => cell.Length > 0)];

    public IReadOnlySet<string> Distinct { get; } = Cells.Where(cell => cell.Length > 0).ToHashSet(StringComparer.Ordinal);

    public bool IsFilled => Cells.Count > 0 && Values.Count == Cells.Count;

    public bool IsUnique => Distinct.Count == Values.Count;

    /// <summary>How many of its values, of 1, are among those of another column.</summary>
    public double PartIn(SampledColumn other) => Distinct.Count == 0 ? 0 : (double)Distinct.Count(other.Distinct.Contains) / Distinct.Count;
}
