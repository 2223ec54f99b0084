namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>One of the first rows of a table.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="CellCount">How many cells it has.</param>
/// <param name="Cells">Its cells; none where it cannot be read or is wider than any table.</param>
/// <param name="Fault">Why it cannot be read, or null.</param>
internal sealed record SampleRow(long Line, int CellCount, string[] Cells, RowFault? Fault)
{
    /// <summary>A row that breaks the rules of quoting as it stands; empty for any other.</summary>
    public string Text { get; init; } = "";

    /// <summary>Cells with something in them.</summary>
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
}
