using System.Buffers;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>
/// A cell of ours in a report: Zoho's messages and the source's keys and names are strangers' text, and neither a spreadsheet nor a terminal is
/// to act on them. The source's own columns are left alone, since they must go back as they came.
/// </summary>
internal static class OwnCell
{
    // What spreadsheets take for the beginning of a formula, in the wide letters of East Asia too.
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static string Written(string cell)
    {
        var shown = PlainText.Visible(cell);
        return shown.Length > 0 && Starts.Contains(shown[0]) ? "'" + shown : shown;
    }
}
