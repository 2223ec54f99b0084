namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// What a source that reckons in binary leaves behind: -12782.939999999999 is -12782.94. Only such: a number with all the digits a binary
/// one shows, nearer to one of few decimals than such a number can tell. A price of 33.333333333333336 stays as it is.
/// </summary>
internal static class BinaryResidue
{
    private const int MostDecimals = 6;
    private const decimal FifteenDigits = 100_000_000_000_000m;
    private const decimal Nearness = 0.00000000000001m;

    public static decimal Without(decimal number)
    {
        if (number.Scale <= MostDecimals || Mantissa(number) < FifteenDigits)
            return number;

        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
            if (Math.Abs(number - rounded) <= Math.Abs(number) * Nearness)
                return rounded;
        }

        return number;
    }

    private static decimal Mantissa(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0);
    }
}
