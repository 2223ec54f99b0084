using ZohoMigrate.Pipeline.Mapping.Conversions;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>How a column's numbers are written, by all of its values.</summary>
internal static class NumberEvidence
{
    private static readonly string[] Cultures = ["invariant", "en-IN", "de-DE", "de-CH", "fr-FR"];
    private static readonly string[] Currencies = ["INR", "USD", "EUR", "GBP"];

    /// <summary>The keys to write beside <c>from</c>, and what is asked; null where the values are no numbers.</summary>
    public static (string Keys, string? Question)? Of(SampledColumn column)
    {
        var values = column.Distinct;
        var fitting = Cultures.Where(culture => values.All(value => NumberStyle.ByCulture[culture].Parse(value) is not null)).ToList();
        if (fitting.Count > 0)
        {
            var others = fitting.Where(culture => values.Any(value => NumberStyle.ByCulture[culture].Parse(value) != NumberStyle.ByCulture[fitting[0]].Parse(value))).ToList();
            return (Culture(fitting[0]), others.Count == 0 ? null : $"what stands before the decimals? These could also be read as {string.Join(" or ", others)} writes them");
        }

        foreach (var (culture, currency) in Cultures.SelectMany(culture => Currencies.Select(currency => (culture, currency))))
        {
            var plain = new AmountStyle(NumberStyle.ByCulture[culture], currency);
            if (values.All(value => plain.Parse(value) is not null))
                return ($", type: amount, currency: {currency}{Culture(culture)}", null);
            var sided = plain with { Positive = LedgerSide.Debit };
            if (values.All(value => sided.Parse(value) is not null))
                return ($", type: amount, currency: {currency}{Culture(culture)}, positive: debit", "is Dr or Cr above zero here?");
        }

        return null;
    }

    /// <summary>Whether its values may be parts of one, such as 0.15 for 15%.</summary>
    public static bool AreFractions(SampledColumn column) => column.Distinct.Count > 0
        && column.Distinct.All(value => NumberStyle.ByCulture["invariant"].Parse(value) is >= 0 and < 1) && column.Distinct.Any(value => NumberStyle.ByCulture["invariant"].Parse(value) > 0);

    private static string Culture(string culture) => culture == "invariant" ? "" : $", culture: {culture}";
}
