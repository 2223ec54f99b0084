using System.Globalization;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>
/// Dates and times as a spreadsheet shows them: in the locale's order, with or without the time, a long time as minutes and tenths
/// ("00:00.0"), a fraction, an article number or a foreign amount as a day or month ("1/2" → "01/02/2026", "5-10" → "10-May", "12.50" → "Dez 50").
/// </summary>
internal static partial class SpreadsheetDate
{
    // English, then German; each by what its abbreviations begin with.
    private static readonly string[] Months =
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        "jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ];

    public static bool IsFormOf(string original, string returned) =>
        SpreadsheetMoment.Read(original).Any(moment => SpreadsheetMoment.Read(returned).Any(moment.MayBeShownAs))
        || IsTenths(original, returned)
        || IsTakenForDay(original, returned);

    /// <summary>A date in other formats, if it can be read as one day only: 09/18/96 can, 07/04/96 cannot.</summary>
    public static IEnumerable<string> Rewritten(string text, IReadOnlyList<string> formats)
    {
        var days = SpreadsheetMoment.Read(text.Trim()).Where(moment => moment.Date is not null)
            .DistinctBy(moment => (moment.Date, moment.Time)).ToList();
        return days is [var day]
            ? formats.Select(format => day.Date!.Value.ToDateTime(day.Time ?? TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture))
            : [];
    }

    // Excel's own format for a time with a fraction, which it puts on "1996-07-04 00:00:00.000".
    private static bool IsTenths(string original, string returned) =>
        Tenths().Match(returned) is { Success: true } shown
        && SpreadsheetMoment.Read(original).Any(moment => moment.Time is { } time
            && time.Minute == Number(shown, "minute") && time.Second == Number(shown, "second") && time.Millisecond / 100 == Number(shown, "tenth"));

    private static bool IsTakenForDay(string original, string returned)
    {
        if (Pair().Match(original) is not { Success: true } pair)
            return false;
        var (first, second) = (Number(pair, "first"), Number(pair, "second"));
        if (Named().Match(returned) is { Success: true } named)
        {
            var place = Array.IndexOf(Months, named.Groups["month"].Value.ToLowerInvariant());
            var month = place < 0 ? 0 : (place % 12) + 1;
            var number = int.Parse(named.Groups["before"].Value + named.Groups["after"].Value, CultureInfo.InvariantCulture) % 100;
            return (month == first && number == second) || (month == second && number == first);
        }

        return SpreadsheetMoment.Read(returned).Any(moment => moment.Date is { } date
            && ((date.Day == first && date.Month == second) || (date.Day == second && date.Month == first)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<minute>[0-9]{2}):(?<second>[0-9]{2})[.,](?<tenth>[0-9])$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tenths();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})[/.-](?<second>[0-9]{1,2})\.?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"^((?<before>[0-9]{1,2})[.-]? ?(?<month>[A-Za-z]{3})\.?|(?<month>[A-Za-z]{3})[. -]{1,2}(?<after>[0-9]{2}|[0-9]{4}))$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
