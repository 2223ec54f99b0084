using System.Globalization;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>
/// The value of a cell as text that means the same everywhere: dates as ISO 8601, numbers with all their digits and never with an exponent,
/// a formula as what it came to. How Excel would show it counts only where it is a code filled up with zeros, or a percentage.
/// </summary>
internal static class CellText
{
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
        if (IsPercentage(format))
            return (((decimal)number) * 100m).ToString("0.############################", CultureInfo.InvariantCulture) + "%";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        return shortest.Contains('E', StringComparison.Ordinal) && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : shortest;
    }

    // A sign in quotes or behind a backslash is text, and the number what it says.
    private static bool IsPercentage(string? format)
    {
        var isText = false;
        for (var i = 0; i < format?.Length; i++)
        {
            if (format[i] == '"')
                isText = !isText;
            else if (format[i] == '\\')
                i++;
            else if (format[i] == '%' && !isText)
                return true;
        }

        return false;
    }

    // Excel counts days from 1900: what is before is a time of day.
    private static string Time(DateTime time) =>
        time.Year < 1900 ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : time.TimeOfDay == TimeSpan.Zero ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture);
}
