namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>
/// What LibreOffice and Excel make of a cell when a CSV file is opened and saved: <c>0123</c> → <c>123</c>, <c>12.50</c> → <c>12.5</c>, a date as the
/// locale writes it, long digits as <c>9.2E+11</c>. Such a cell is no correction. Every form stands in the table of SpreadsheetCellTests.
/// </summary>
internal static class SpreadsheetCell
{
    // Excel cuts longer texts off.
    private const int LongestText = 32767;

    private static readonly string[] True = ["TRUE", "WAHR", "VRAI", "VERDADERO", "VERO"];
    private static readonly string[] False = ["FALSE", "FALSCH", "FAUX", "FALSO"];

    /// <summary>Whether a spreadsheet that read <paramref name="original"/> may have written <paramref name="returned"/>.</summary>
    public static bool IsFormOf(string original, string returned) =>
        Unbroken(original) == Unbroken(returned)
        || (string.IsNullOrWhiteSpace(original) && string.IsNullOrWhiteSpace(returned))
        || IsErrorText(returned)
        || IsComputed(original, returned)
        || Same(True, original, returned)
        || Same(False, original, returned)
        || SpreadsheetNumber.IsFormOf(original.Trim(), returned.Trim())
        || SpreadsheetDate.IsFormOf(original.Trim(), returned.Trim())
        || (original.Length > LongestText && returned.Length == LongestText && original.StartsWith(returned, StringComparison.Ordinal))
        || SpreadsheetEncoding.IsFormOf(original, returned);

    private static string Unbroken(string cell) => cell.ReplaceLineEndings("\n");

    private static bool Same(string[] words, string original, string returned) =>
        words.Contains(original.Trim(), StringComparer.OrdinalIgnoreCase) && words.Contains(returned.Trim(), StringComparer.OrdinalIgnoreCase);

    // #NAME?, #REF!, #VALUE!, Err:508, and the signs of a column that is too narrow: nobody writes them on purpose.
    private static bool IsErrorText(string returned) =>
        (returned.Length >= 3 && returned.All(sign => sign == '#'))
        || returned is "#NAME?" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#N/A" or "#NUM!" or "#NULL!"
        || (returned.StartsWith("Err:", StringComparison.Ordinal) && returned.Length == 7);

    // A cell that begins like a formula is computed; what comes of it is not the source's.
    private static bool IsComputed(string original, string returned) =>
        original.StartsWith('=') && SpreadsheetNumber.Read(returned.Trim()).Count > 0;
}
