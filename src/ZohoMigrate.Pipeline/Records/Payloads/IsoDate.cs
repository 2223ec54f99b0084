using System.Globalization;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>Dates as Zoho writes them: 2024-04-01, and nothing else.</summary>
internal static class IsoDate
{
    public const string Format = "yyyy-MM-dd";
    private const int Length = 10;

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == Length && text[4] == '-' && text[7] == '-'
            && TryNumber(text[..4], out var year) && TryNumber(text[5..7], out var month) && TryNumber(text[8..], out var day)
            && TryMake(year, month, day, out date);
    }

    public static DateOnly Parse(string text) => TryParse(text, out var date) ? date : throw new FormatException("It is not a date yyyy-MM-dd.");

    public static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        var isDate = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDate ? new DateOnly(year, month, day) : default;
        return isDate;
    }
}
