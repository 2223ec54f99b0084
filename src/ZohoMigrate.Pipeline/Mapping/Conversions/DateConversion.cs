using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// Dates in the formats a source writes them in → <c>yyyy-MM-dd</c>. A time of day, and its offset, are dropped as they stand. A text that
/// two of the formats read as different days is none: which is meant is not for us to say.
/// </summary>
internal static class DateConversion
{
    private const string Ambiguous = "ambiguous-date";
    private static readonly DateTime Any = new(2001, 12, 31, 23, 59, 58, DateTimeKind.Unspecified);

    public static TextConversion Create(IReadOnlyList<string> formats)
    {
        var exact = formats.Where(format => format != ExcelSerial.Format).ToArray();
        var hasSerials = exact.Length < formats.Count;
        return new("not-a-date", $"a date as {string.Join(" or ", exact.Concat(hasSerials ? ["a day's number in Excel"] : []))}", text => Read(text) is [var date]
            ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null)
        {
            CodeOf = text => Read(text).Count > 1 ? Ambiguous : null,
        };

        List<DateOnly> Read(string text)
        {
            var dates = new List<DateOnly>(1);
            foreach (var format in exact)
            {
                if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
                    Add(dates, DateOnly.FromDateTime(read.DateTime));
            }

            if (hasSerials && ExcelSerial.Read(text) is { } serial)
                Add(dates, serial);
            return dates;
        }
    }

    /// <summary>Whether .NET understands the format, and finds day, month and year in it; or it is <see cref="ExcelSerial"/>'s.</summary>
    public static bool IsFormat(string format)
    {
        if (format == ExcelSerial.Format)
            return true;

        try
        {
            var text = Any.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Date == Any.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Add(List<DateOnly> dates, DateOnly date)
    {
        if (!dates.Contains(date))
            dates.Add(date);
    }
}
