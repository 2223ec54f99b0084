using System.Globalization;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>
/// The value of a cell as text that means the same everywhere: dates as ISO 8601, numbers with all their digits and without an exponent, which
/// only those have of which a workbook keeps not all digits, a formula as what it came to. How Excel would show it counts only where it is a code filled up with zeros, a percentage, or an amount with
/// Dr or Cr behind it.
/// </summary>
internal static class CellText
{
    private static readonly DateTime FirstOf1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static string Of(object? value, string? format) => value switch
    {
        null => "",
        string text => text,
        double number => Number(number, format),
        int number => Number(number, format),
        DateTime time => Time(time),
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

    // A number of more digits than a workbook keeps is left as it is shown, 1.23E+18: that its digits are lost is told as of a CSV file.
    private static string Digits(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 && shortest.Contains('E', StringComparison.Ordinal) && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : shortest;
    }

    // Excel counts days from 1900, or from the first of 1904, which is day 0: what is before, or on that, is a time of day.
    private static string Time(DateTime time) =>
        time.Year < 1900 || (time.TimeOfDay != TimeSpan.Zero && time.Date == FirstOf1904) ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : time.TimeOfDay == TimeSpan.Zero ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture);
}
