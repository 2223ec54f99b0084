namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>How an amount says what it is in. Only the signs of the currency a mapping names are taken off: $ 100 is not 100 rupees.</summary>
internal static class CurrencySigns
{
    // Longer ones first. "5/-" is how India closes an amount.
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["INR"] = ["Rs.", "Rs", "\u20B9", "\u20A8", "/-"],
        ["USD"] = ["US$", "$"],
        ["AUD"] = ["AU$", "A$", "$"],
        ["CAD"] = ["CA$", "C$", "$"],
        ["NZD"] = ["NZ$", "$"],
        ["SGD"] = ["S$", "$"],
        ["HKD"] = ["HK$", "$"],
        ["EUR"] = ["\u20AC"],
        ["GBP"] = ["\u00A3"],
        ["JPY"] = ["\u00A5"],
        ["CNY"] = ["RMB", "\u00A5"],
        ["AED"] = ["Dhs.", "Dhs", "Dh.", "Dh"],
        ["CHF"] = ["SFr.", "Fr."],
    };

    /// <summary>Whether it looks like a currency code.</summary>
    public static bool IsCode(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);

    /// <summary>An amount without the currency's signs in front and behind.</summary>
    public static string Without(string text, string currency)
    {
        foreach (var sign in Table.GetValueOrDefault(currency, []).Prepend(currency))
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
                text = text[sign.Length..].TrimStart();
            if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
                text = text[..^sign.Length].TrimEnd();
        }

        return text;
    }
}
