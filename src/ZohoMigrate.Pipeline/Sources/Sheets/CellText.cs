using System.Globalization;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>
/// The value of a cell as text that means the same everywhere: dates as ISO 8601, numbers with all their digits and without an exponent, and a formula
/// as its result. Only a number with more digits than a workbook keeps has an exponent. Excel's number format counts only for a code filled up with
/// zeros, a percentage, or an amount with Dr or Cr behind it.
/// </summary>
internal static class CellText
{
    // A workbook keeps 15 digits.
    private const double FirstOfMoreDigits = 1e15;

    private static readonly DateTime FirstOf1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="value">The cell's value.</param>
    /// <param name="format">How Excel would show it.</param>
    /// <param name="countsFrom1904">Whether day 0 of the workbook is the first of 1904, as in some of Excel for Mac.</param>
    public static string Of(object? value, string? format, bool countsFrom1904 = false) => value switch
    {
        null => "",
        string text => text,
        double number => Number(number, format),
        int number => Number(number, format),
        DateTime time => Time(time, countsFrom1904),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Number(double number, string? format)
    {
        // 00000, as for postal codes: the zeros are part of the code.
        if (format is { Length: > 1 } && !format.AsSpan().ContainsAnyExcept('0') && number >= 0 && number < 1e15 && Math.Floor(number) == number)
            return ((long)number).ToString(format, CultureInfo.InvariantCulture);
        var look = NumberLook.Of(format, number);
        if (look.IsPercentage && Math.Abs(number) < 1e15)
            return (((decimal)number) * 100m).ToString("0.############################", CultureInfo.InvariantCulture) + "%";
        return look.Side is null ? Digits(number) : $"{Digits(look.HidesSign ? Math.Abs(number) : number)} {look.Side}";
    }

    // A number of more digits than a workbook keeps has an exponent, 1.23E+18: that its digits are lost is told as of a CSV file.
    private static string Digits(double number)
    {
        if (Math.Abs(number) >= FirstOfMoreDigits)
            return number.ToString("0.################E+0", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        return shortest.Contains('E', StringComparison.Ordinal) && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : shortest;
    }

    // What is before the first day of 1900, or on day 0 of a workbook that counts from 1904, is a time of day.
    private static string Time(DateTime time, bool countsFrom1904) =>
        time.Year < 1900 || (countsFrom1904 && time.Date == FirstOf1904) ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : time.TimeOfDay == TimeSpan.Zero ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture);
}
