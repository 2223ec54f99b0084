using System.Buffers;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>
/// Rows that look like the foot of a report, wherever they stand: the first cell with something in it says total, balance, page or the like,
/// or is a rule of dashes, and nothing but amounts stands beside it.
/// </summary>
internal static partial class FootRow
{
    // Longer than any, and short enough that a note is no total for one word of it.
    private const int MostLetters = 60;
    private const int LettersOfAmount = 5;
    private const int ShortestRule = 3;

    private static readonly SearchValues<char> Lines = SearchValues.Create("-=_*+ ");

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["total", "balance", "forward", "b/f", "c/f", "b/d", "c/d", "page", "records", "record:", "rows", "entries", "summe", "gesamt", "seite"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a row of these cells looks so.</summary>
    public static bool Is(string[] cells)
    {
        var first = 0;
        while (first < cells.Length && string.IsNullOrWhiteSpace(cells[first]))
            first++;
        if (first == cells.Length || cells[first].Length > MostLetters)
            return false;
        var isRule = IsRule(cells[first]);
        if (!isRule && !cells[first].AsSpan().ContainsAny(Words))
            return false;
        for (var i = first + 1; i < cells.Length; i++)
        {
            if (!IsAmount(cells[i]) && !(isRule && IsRule(cells[i])))
                return false;
        }

        return isRule || Foot().IsMatch(cells[first]) || (IsOfGroup(cells[first]) && cells.Skip(first + 1).Any(cell => !string.IsNullOrWhiteSpace(cell)));
    }

    /// <summary>Whether a cell is empty or holds an amount, with a currency or a side, perhaps: "₹ 1,18,000.00 Dr".</summary>
    public static bool IsAmount(string cell) =>
        string.IsNullOrWhiteSpace(cell) || (cell.Any(char.IsDigit) && cell.Count(char.IsLetter) <= LettersOfAmount);

    // As Excel writes the subtotals of a list: "North Total".
    private static bool IsOfGroup(string cell) => cell.AsSpan().TrimEnd().EndsWith(" total", StringComparison.OrdinalIgnoreCase);

    private static bool IsRule(string cell) => cell.Length >= ShortestRule && !cell.AsSpan().ContainsAnyExcept(Lines);

    // "Total Solutions Ltd" is a name.
    [GeneratedRegex(
        """
        ^\s*(
        ((grand|sub|net|page|report|overall)[\s-]*)?totals?(\s+(amount|balance|debit|credit|records?|rows|entries))?(\s*\(.*\))?
        |(gesamt|zwischen|end)?summe|gesamt(betrag)?|totale|total\s+g[eé]n[eé]ral|sous[\s-]total
        |(opening|closing)\s+balance
        |((balance|total)\s+)?(carried|brought)\s+(forward|down)|[bc]/[fd]
        |(page|seite)\s*\d+(\s*(of|von|/)\s*\d+)?
        |((number|no\.?|count)\s+of\s+)?(records?|rows|entries)(?=\s*:)|\d+\s+(records?|rows|entries)(\s+(listed|selected|found))?
        )\s*[:.=]*\s*[\d.,]*\s*$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foot();
}
