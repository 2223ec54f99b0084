using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>What in the first rows of a table, read the common way, speaks for a seldom way of quoting. Without a sign none is taken.</summary>
/// <param name="Texts">Cells that are text.</param>
/// <param name="SingleQuoted">Those that stand in single quotes.</param>
/// <param name="Apostrophes">Cells that begin with a single quote.</param>
/// <param name="IsEscaped">Whether a row that breaks the rules has a quote with a backslash before it.</param>
internal sealed record QuoteSigns(int Texts, int SingleQuoted, int Apostrophes, bool IsEscaped)
{
    public static readonly QuoteSigns None = new(0, 0, 0, IsEscaped: false);

    public bool IsMostlySingleQuoted => SingleQuoted > 0 && 2 * SingleQuoted >= Texts;

    public static QuoteSigns Of(IEnumerable<SampleRow> rows, char delimiter)
    {
        var known = rows.ToList();
        var cells = known.SelectMany(row => row.Text.Length > 0 ? row.Text.Split(delimiter) : row.Cells).ToList();
        return new QuoteSigns(
            cells.Count(cell => cell.Any(char.IsLetter)),
            cells.Count(cell => cell.Length > 2 && cell[0] == '\'' && cell[^1] == '\'' && cell.Any(char.IsLetter)),
            cells.Count(cell => cell.StartsWith('\'')),
            known.Exists(row => row.Text.Contains("\\\"", StringComparison.Ordinal)) || known.Exists(row => row.Cells.Any(cell => cell.Contains("\\'", StringComparison.Ordinal))));
    }

    /// <summary>Whether there is a sign of what the format has and others have not.</summary>
    public bool Allow(TableFormat format) => (format.Quote != '\'' || Apostrophes > 0) && (format.Escape is null || IsEscaped);
}
