using System.Numerics;

namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>A number by its significant digits, so that no digit is lost in comparing.</summary>
/// <param name="Digits">Without zeros at either end; empty for zero.</param>
/// <param name="Power">What the last of them counts: 10 to this.</param>
/// <param name="IsNegative">Whether a minus stands before it.</param>
/// <param name="HasExponent">Whether it was written with an exponent: then it may be rounded to any number of digits.</param>
internal sealed record SpreadsheetDigits(string Digits, int Power, bool IsNegative, bool HasExponent)
{
    // General format shows at least so many digits of a fraction before it rounds.
    private const int FewestDigits = 9;

    /// <param name="plain">Digits, with a point at most.</param>
    /// <param name="power">What the text says besides: its exponent, its percent sign.</param>
    /// <param name="isNegative">Whether a minus stands before it.</param>
    /// <param name="hasExponent">Whether it was written with an exponent.</param>
    public static SpreadsheetDigits Of(string plain, int power, bool isNegative, bool hasExponent)
    {
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var all = plain.Replace(".", "", StringComparison.Ordinal);
        var trimmed = all.TrimEnd('0');
        var digits = trimmed.TrimStart('0');
        return digits.Length == 0
            ? new("", 0, false, hasExponent)
            : new(digits, power - (point < 0 ? 0 : plain.Length - point - 1) + all.Length - trimmed.Length, isNegative, hasExponent);
    }

    /// <summary>Whether a spreadsheet shows <paramref name="value"/> like this: the same number, or the same rounded.</summary>
    public bool Shows(SpreadsheetDigits value) =>
        IsNegative == value.IsNegative
        && ((Digits == value.Digits && Power == value.Power)
            || (Digits.Length > 0 && Digits.Length < value.Digits.Length && (HasExponent || Digits.Length >= FewestDigits) && Rounds(value)));

    private bool Rounds(SpreadsheetDigits value)
    {
        var dropped = value.Digits.Length - Digits.Length;
        var unit = BigInteger.Pow(10, dropped);
        var rounded = (BigInteger.Parse(value.Digits, System.Globalization.CultureInfo.InvariantCulture) + (unit / 2)) / unit;
        return rounded == BigInteger.Parse(Digits, System.Globalization.CultureInfo.InvariantCulture) && Power == value.Power + dropped;
    }
}
