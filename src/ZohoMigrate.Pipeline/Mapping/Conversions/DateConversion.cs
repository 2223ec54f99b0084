using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>Dates in the formats a source writes them in → <c>yyyy-MM-dd</c>. A time of day, and its offset, are dropped as they stand.</summary>
internal static class DateConversion
{
    private static readonly DateTime Any = new(2001, 12, 31, 23, 59, 58, DateTimeKind.Unspecified);

    public static TextConversion Create(IReadOnlyList<string> formats)
    {
        var exact = formats.ToArray();
        return new("not-a-date", $"a date as {string.Join(" or ", formats)}", text =>
            DateTimeOffset.TryParseExact(text, exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                : null);
    }

    /// <summary>Whether .NET understands the format, and finds day, month and year in it.</summary>
    public static bool IsFormat(string format)
    {
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
}
