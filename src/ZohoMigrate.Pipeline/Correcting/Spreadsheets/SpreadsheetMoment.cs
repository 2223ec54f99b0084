using System.Globalization;

namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>A date, a time, or both, as one way of reading a text has it.</summary>
/// <param name="Order">In which order the date's parts stand.</param>
/// <param name="Date">The date, if the text has one.</param>
/// <param name="Time">The time, if the text has one.</param>
/// <param name="HasShortYear">Whether its year has two digits: the century is a guess.</param>
internal sealed record SpreadsheetMoment(DateOrder Order, DateOnly? Date, TimeOnly? Time, bool HasShortYear)
{
    private static readonly (string Format, DateOrder Order)[] Dates =
    [
        .. Of(DateOrder.YearFirst, "yyyy-M-d", "yyyy/M/d", "yyyy.M.d"),
        .. Of(DateOrder.DayFirst, "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "d.M.yy", "d-M-yy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "d MMM yy"),
        .. Of(DateOrder.MonthFirst, "M/d/yyyy", "M-d-yyyy", "M/d/yy", "M-d-yy", "MMM d, yyyy"),
    ];

    private static readonly string[] Times =
        ["H:mm", "H:mm:ss", "H:mm:ss.f", "H:mm:ss.ff", "H:mm:ss.fff", "H:mm:ss.ffffff", "H:mm:ss.fffffff", "h:mm tt", "h:mm:ss tt"];

    /// <summary>Every way a text may be read as a date, a time or both.</summary>
    public static IEnumerable<SpreadsheetMoment> Read(string text)
    {
        if (ReadTime(text) is { } alone)
            yield return new SpreadsheetMoment(DateOrder.YearFirst, null, alone, false);
        foreach (var (date, time) in Parts(text))
        {
            foreach (var (format, order) in Dates)
            {
                if (DateOnly.TryParseExact(date, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                    yield return new SpreadsheetMoment(order, read, time, !format.Contains("yyyy", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>
    /// Whether a spreadsheet that read this may show <paramref name="other"/>. It never swaps day and month: where both are written with
    /// the year last they must stand in the same order. It may drop a time of midnight, and what is shorter than a minute.
    /// </summary>
    public bool MayBeShownAs(SpreadsheetMoment other) =>
        (Order == other.Order || Order == DateOrder.YearFirst || other.Order == DateOrder.YearFirst)
        && SameDate(other)
        && SameTime(other);

    private static (string, DateOrder)[] Of(DateOrder order, params ReadOnlySpan<string> formats)
    {
        var all = new (string, DateOrder)[formats.Length];
        for (var i = 0; i < formats.Length; i++)
            all[i] = (formats[i], order);
        return all;
    }

    private static IEnumerable<(string Date, TimeOnly? Time)> Parts(string text)
    {
        yield return (text, null);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is ' ' or 'T' && ReadTime(text[(i + 1)..].TrimEnd('Z')) is { } time)
                yield return (text[..i], time);
        }
    }

    private static TimeOnly? ReadTime(string text) =>
        TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        || TimeOnly.TryParseExact(text.Replace(" AM", "", StringComparison.Ordinal).Replace(" PM", "", StringComparison.Ordinal), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
            ? time
            : null;

    private bool SameDate(SpreadsheetMoment other) => (Date, other.Date) switch
    {
        (null, null) => true,
        ({ } a, { } b) when HasShortYear || other.HasShortYear => a.Month == b.Month && a.Day == b.Day && a.Year % 100 == b.Year % 100,
        ({ } a, { } b) => a == b,
        _ => false,
    };

    private bool SameTime(SpreadsheetMoment other) => (Time, other.Time) switch
    {
        (null, null) => true,
        (null, { } shown) => shown == TimeOnly.MinValue,
        ({ } time, null) => time == TimeOnly.MinValue,
        ({ } time, { } shown) => time.Hour == shown.Hour && time.Minute == shown.Minute && (shown.Second == time.Second || shown.Second == 0),
    };
}
