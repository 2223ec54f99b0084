using System.Globalization;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>A day as Excel numbers it: 1 is 1900-01-01, 45383 is 2024-04-01. The time of day, its decimals, is dropped.</summary>
internal static class ExcelSerial
{
    /// <summary>Its name among a mapping's date formats.</summary>
    public const string Format = "excel";

    private const int Last = 2958465;
    // Excel counts a 29 February 1900 that there never was.
    private const int NoDay = 60;
    private static readonly DateOnly BeforeFirst = new(1899, 12, 31);

    public static DateOnly? Read(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < 1 || number >= Last + 1)
            return null;

        var day = (int)number;
        return day == NoDay ? null : BeforeFirst.AddDays(day > NoDay ? day - 1 : day);
    }
}
