namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>
/// What a spreadsheet's cell shows in place of a value that its formula could not come to; saved as CSV it is text, in the words of the
/// country's Excel.
/// </summary>
internal static class CellErrors
{
    private const char Sign = '#';

    private static readonly HashSet<string> Texts = new(
        [
            "#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ERROR!", "#MERGED!",
            "#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOMBRE!", "#NOM?", "#NUL!",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a row's cells may hold one, so that most rows need not be looked at column by column.</summary>
    public static bool MayBeIn(SourceRow row)
    {
        if (!IsOfSpreadsheet(row.File))
            return false;
        foreach (var cell in row.Array)
        {
            if (cell.Contains(Sign))
                return true;
        }

        return false;
    }

    /// <summary>Whether a row's text is one: all of it, so that a text about one is none.</summary>
    public static bool Has(SourceRow row, string text) => text is [Sign, ..] && IsOfSpreadsheet(row.File) && Texts.Contains(text);

    // No spreadsheet writes JSON.
    private static bool IsOfSpreadsheet(SourceFile file) => file.Format is { Json: null };
}
