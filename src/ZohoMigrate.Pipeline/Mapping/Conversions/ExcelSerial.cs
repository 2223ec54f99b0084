using System.Globalization;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// A day as Excel numbers it: 45383 is 2024-04-01. The time of day, its decimals, is dropped. A small number in a column of dates is mostly
/// none - a year, a count that slipped - and would be a day of long ago.
/// </summary>
internal static class ExcelSerial
{
    /// <summary>Its name among a mapping's date formats.</summary>
    public const string Format = "excel";

    /// <summary>The first that is taken, 1910-12-13: behind every year, before every birthday.</summary>
    public const int First = 4_000;

    private const int Last = 2958465;
    // Excel counts a 29 February 1900 that there never was.
    private static readonly DateOnly Zero = new(1899, 12, 30);

    public static DateOnly? Read(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < First || number >= Last + 1)
            return null;

        return Zero.AddDays((int)number);
    }
}
