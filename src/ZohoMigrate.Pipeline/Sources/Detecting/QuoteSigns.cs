using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>What in the first rows of a table, read the common way, speaks for a seldom way of quoting. Without a sign none is taken.</summary>
/// <param name="Texts">Cells below the names that are text.</param>
/// <param name="SingleQuoted">Those that stand in single quotes.</param>
/// <param name="Apostrophes">Cells, names too, that begin with a single quote.</param>
/// <param name="IsEscaped">Whether a row that breaks the rules has a quote with a backslash before it.</param>
/// <param name="IsSpaced">Whether a row that breaks the rules has a blank between a separator and a quote.</param>
internal sealed record QuoteSigns(int Texts, int SingleQuoted, int Apostrophes, bool IsEscaped, bool IsSpaced)
{
    private const char Single = '\'';

    public static readonly QuoteSigns None = new(0, 0, 0, IsEscaped: false, IsSpaced: false);

    /// <summary>Whether a name stands in single quotes, which is no name's way: then that is how cells are quoted, though some hold an apostrophe as well.</summary>
    public bool AreNamesSingleQuoted { get; init; }

    public bool IsMostlySingleQuoted => SingleQuoted > 0 && 2 * SingleQuoted >= Texts;

    public static QuoteSigns Of(SampleRow names, IReadOnlyList<SampleRow> body, char delimiter)
    {
        var cells = body.SelectMany(row => Cells(row, delimiter)).ToList();
        return new QuoteSigns(
            cells.Count(IsText),
            cells.Count(cell => IsSingleQuoted(cell) && IsText(cell)),
            Cells(names, delimiter).Concat(cells).Count(cell => cell.StartsWith(Single)),
            body.Any(row => row.Text.Contains("\\\"", StringComparison.Ordinal) || row.Cells.Any(cell => cell.Contains("\\'", StringComparison.Ordinal))),
            body.Append(names).Any(row => row.Text.Contains($"{delimiter} \"", StringComparison.Ordinal)))
        {
            AreNamesSingleQuoted = Cells(names, delimiter).Any(IsSingleQuoted),
        };
    }

    /// <summary>Whether there is a sign of what the format has and others have not.</summary>
    public bool Allow(TableFormat format) => (format.Quote != Single || Apostrophes > 0) && (format.Escape is null || IsEscaped);

    private static bool IsSingleQuoted(string cell) => cell.Length > 2 && cell[0] == Single && cell[^1] == Single;

    private static bool IsText(string cell) => cell.Any(char.IsLetter);

    private static string[] Cells(SampleRow row, char delimiter) => row.Text.Length > 0 ? row.Text.Split(delimiter) : row.Cells;
}
