using System.Buffers;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// Knows the line at the end of QuickBooks' reports that says when they were made: "Monday, Mar 02, 2026 12:01:05 PM GMT-8 - Accrual Basis". In one
/// cell or, without quotes, in several; it has seldom as many as the table has columns.
/// </summary>
internal static partial class ExportTime
{
    // Longer than any.
    private const int MostLetters = 120;

    private static readonly SearchValues<string> Day = SearchValues.Create(["day"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the row is such a line.</summary>
    public static bool IsIn(ReadRow row)
    {
        if (row.Fault is not (null or { IsOfShape: true }) || !MayBe(row.Row.Cells[0]))
            return false;
        var text = string.Join(", ", row.Row.Cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0));
        return text.Length < MostLetters && Line().IsMatch(text.Replace("\"", "", StringComparison.Ordinal).TrimEnd(',', ';', ' '));
    }

    // Asked of each row of each file.
    private static bool MayBe(string cell) => cell.AsSpan().ContainsAny(Day) && cell.Length < MostLetters;

    [GeneratedRegex(
        @"^\s*((Accrual|Cash) Basis\s+)?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s*[A-Z][a-z]+\.? \d{1,2},\s*\d{4},?\s+\d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?\s+GMT\S*(\s+-\s+(Accrual|Cash) Basis)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
