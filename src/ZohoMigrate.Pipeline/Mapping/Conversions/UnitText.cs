namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>Numbers with the unit they count: <c>11 nos</c>, <c>22.00/nos</c>. The unit is left out, so only a mapping's own word allows it.</summary>
internal static class UnitText
{
    private static readonly HashSet<string> NoUnits =
        new(["Dr", "Dr.", "Cr", "Cr.", "lac", "lacs", "lakh", "lakhs", "crore", "crores", "hundred", "k", "thousand", "thousands", "mn", "million", "millions", "bn", "billion"], StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Between = [' ', '\u00A0', '(', ')', '[', ']', ',', '/', '-'];

    /// <summary>A quantity, its unit behind it or none.</summary>
    public static decimal? Quantity(string text, NumberStyle numbers)
    {
        var unit = FirstLetter(text);
        if (unit < 0)
            return numbers.Parse(text);
        return IsUnit(text[unit..]) ? numbers.Parse(text[..unit].TrimEnd()) : null;
    }

    /// <summary>A price, per unit or not.</summary>
    public static decimal? Rate(string text, AmountStyle amounts)
    {
        var slash = text.LastIndexOf('/');
        return slash >= 0 && IsUnit(text[(slash + 1)..].Trim()) ? amounts.Parse(text[..slash].TrimEnd()) : amounts.Parse(text);
    }

    private static int FirstLetter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]))
                return i;
        }

        return -1;
    }

    // A number in it would say that it is several numbers (2 doz 3 nos), a multiplier that it is another (5 lac nos), and a sign or a side behind
    // it (3 nos-, 3 nos Cr) is no unit's.
    private static bool IsUnit(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && !text.Any(char.IsDigit) && text.TrimEnd() is not [.., '-' or '+' or '\u2212' or '\u2013']
        && !text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Any(NoUnits.Contains);
}
