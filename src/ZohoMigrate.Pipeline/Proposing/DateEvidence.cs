using System.Globalization;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>
/// How a column's dates are written, by all of its values. Where day and month cannot be told apart, both ways are proposed: a mapping with
/// both refuses every date that they read differently, so that nothing is ever taken for what it is not.
/// </summary>
internal static class DateEvidence
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy.MM.dd", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd-MM-yyyy", "MM-dd-yyyy", "d-M-yyyy", "M-d-yyyy",
        "dd.MM.yyyy", "d.M.yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy",
        "dd/MM/yy", "MM/dd/yy", "d/M/yy", "M/d/yy", "dd-MM-yy", "MM-dd-yy", "d.M.yy",
    ];

    private static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", " HH:mm:ss.fff", "'T'HH:mm:ss", "'T'HH:mm:ssK", " h:mm tt", " h:mm:ss tt"];

    private static readonly string[] All = [.. Times.SelectMany(time => Days.Select(day => day + time))];

    /// <summary>The formats to write, and what is asked; no format where none fits all values (<see cref="Nearest"/>).</summary>
    public static (IReadOnlyList<string> Formats, string? Question) Of(SampledColumn column)
    {
        var values = column.Distinct;
        if (values.Count == 0)
            return ([], null);
        if (values.All(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 20_000 and < 60_000))
            return (["excel"], "are these numbers days as Excel counts them?");
        var fitting = All.Where(format => values.All(value => Read(value, format) is not null)).ToList();
        // Of formats that read all values alike, the first stands for the others.
        var told = fitting.DistinctBy(format => string.Join(' ', values.Select(value => Read(value, format)!.Value.DayNumber))).ToList();
        return told.Count switch
        {
            0 => ([], null),
            1 => (told, null),
            _ => (told, "which is it? No value tells day from month; keep the one that is right, until then validate refuses the rows"),
        };
    }

    /// <summary>The formats that read most of the values, where none reads all of them, and what is asked; no format where none reads half of them.</summary>
    public static (IReadOnlyList<string> Formats, string Question) Nearest(SampledColumn column)
    {
        var values = column.Distinct;
        var least = All.Min(format => values.Count(value => Read(value, format) is null));
        if (least * 2 > values.Count)
            return ([], $"how are its dates written? Such as {column.Quote(_ => true)}");
        var told = All.Where(format => values.Count(value => Read(value, format) is null) == least)
            .DistinctBy(format => string.Join(' ', values.Select(value => Read(value, format)?.DayNumber))).ToList();
        var which = told.Count == 1 ? "" : "which is it? Keep the one that is right. ";
        return (told, string.Create(
            CultureInfo.InvariantCulture, $"{which}{least} of its {values.Count} different values are no such dates: {column.Quote(value => told.TrueForAll(format => Read(value, format) is null))}. How are they meant? Until then validate refuses their rows"));
    }

    private static DateOnly? Read(string value, string format) =>
        DateTimeOffset.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? DateOnly.FromDateTime(read.DateTime) : null;
}
