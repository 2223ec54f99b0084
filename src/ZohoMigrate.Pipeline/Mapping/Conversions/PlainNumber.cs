namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>The plainest of numbers, and nearly all there are: few digits, perhaps decimals behind them. No text is made to read one.</summary>
internal static class PlainNumber
{
    // So many fit into 64 bits.
    private const int MostDigits = 18;

    /// <summary>Null where the text is another number, or none.</summary>
    public static decimal? Read(ReadOnlySpan<char> text, char decimalSign)
    {
        var (number, digits, decimals) = (0L, 0, -1);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                number = (number * 10) + (character - '0');
                decimals += decimals < 0 ? 0 : 1;
                if (++digits > MostDigits)
                    return null;
            }
            else if (character == decimalSign && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                return null;
            }
        }

        return digits == 0 ? null : new decimal((int)number, (int)(number >> 32), hi: 0, isNegative: false, (byte)Math.Max(decimals, 0));
    }
}
