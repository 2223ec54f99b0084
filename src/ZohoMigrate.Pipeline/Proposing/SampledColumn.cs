using System.Globalization;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A column with the cells of the rows that were looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Without blanks at their ends; empty where there is no value.</param>
/// <param name="Lines">The line of each.</param>
internal sealed record SampledColumn(string Name, IReadOnlyList<string> Cells, IReadOnlyList<long> Lines)
{
    private const int MostQuoted = 3;
    private const int MostLetters = 40;

    public string Form { get; } = NameForm.Of(Name);

    /// <summary>The cells that have a value.</summary>
    public IReadOnlyList<string> Values { get; } = [.. Cells.Where(cell => cell.Length > 0)];

    public IReadOnlySet<string> Distinct { get; } = Cells.Where(cell => cell.Length > 0).ToHashSet(StringComparer.Ordinal);

    public bool IsFilled => Cells.Count > 0 && Values.Count == Cells.Count;

    public bool IsUnique => Distinct.Count == Values.Count;

    /// <summary>The first values that something is wrong with, each once and with its line, so that a person can decide: <c>"n/a" in line 5</c>.</summary>
    /// <param name="isWrong">Whether a value is such a one; there is one at least.</param>
    public string Quote(Func<string, bool> isWrong) => string.Join(", ", Cells.Zip(Lines).Where(cell => cell.First.Length > 0).DistinctBy(cell => cell.First)
        .Where(cell => isWrong(cell.First)).Take(MostQuoted).Select(cell => string.Create(CultureInfo.InvariantCulture, $"\"{Short(cell.First)}\" in line {cell.Second}")));

    private static string Short(string value) => PlainText.Visible(value.Length <= MostLetters ? value : $"{value[..MostLetters]}…");

    /// <summary>How many of its values, of 1, are among those of another column.</summary>
    public double PartIn(SampledColumn other) => Distinct.Count == 0 ? 0 : (double)Distinct.Count(other.Distinct.Contains) / Distinct.Count;
}
