using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// Moments in the formats a source writes them in → <see cref="Moment"/>. A text without an offset is told in the one its mapping names. A
/// text that two of the formats read as different moments is none.
/// </summary>
internal static class DateTimeConversion
{
    private const string Ambiguous = "ambiguous-date";

    /// <param name="formats">Those of dates alone mean midnight.</param>
    /// <param name="offset">Of texts that have none; null = UTC.</param>
    public static TextConversion Create(IReadOnlyList<string> formats, TimeSpan? offset)
    {
        var exact = formats.Where(format => format != ExcelSerial.Format).ToArray();
        return new("not-a-date", $"a moment as {string.Join(" or ", exact)}", text => Read(text) is [var moment] ? new PayloadText(Moment.Of(moment)) : null)
        {
            CodeOf = text => Read(text).Count > 1 ? Ambiguous : null,
        };

        List<DateTimeOffset> Read(string text) => [.. exact.Select(format => Parse(text, format, offset ?? TimeSpan.Zero)).OfType<DateTimeOffset>().Distinct()];
    }

    private static DateTimeOffset? Parse(string text, string format, TimeSpan offset)
    {
        // Which of the two it is, the parsed value does not say.
        if (format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal))
            return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) ? told : null;
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset)
            : null;
    }
}
