using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;

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
        return new("not-a-date", $"a date as {string.Join(" or ", exact.Concat(hasSerials ? [$"a day's number in Excel, from {ExcelSerial.First} on"] : []))}", text =>
            Read(text) is { Date: { } date, IsAmbiguous: false } ? new PayloadText(IsoDate.Text(date)) : null)
        {
            CodeOf = text => Read(text).IsAmbiguous ? Ambiguous : null,
        };

        (DateOnly? Date, bool IsAmbiguous) Read(string text)
        {
            var read = (Date: default(DateOnly?), IsAmbiguous: false);
            foreach (var format in exact)
                read = With(read, ReadExact(text, format));
            return hasSerials ? With(read, ExcelSerial.Read(text)) : read;
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

    private static DateOnly? ReadExact(string text, string format)
    {
        if (format == IsoDate.Format)
            return IsoDate.TryParse(text, out var date) ? date : null;
        return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            ? DateOnly.FromDateTime(read.DateTime)
            : null;
    }

    private static (DateOnly? Date, bool IsAmbiguous) With((DateOnly? Date, bool IsAmbiguous) read, DateOnly? date) =>
        date is null ? read : (date, read.IsAmbiguous || (read.Date ?? date) != date);
}
