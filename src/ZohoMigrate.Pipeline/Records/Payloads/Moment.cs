using System.Globalization;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A moment as it travels: <c>2026-11-21T17:30:00+05:30</c>, without fractions (reference/zoho-crm.md §2.3).</summary>
internal static class Moment
{
    private const string Format = "yyyy-MM-ddTHH:mm:sszzz";

    public static string Of(DateTimeOffset moment) => moment.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None);

    public static bool IsOne(string text) => DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
