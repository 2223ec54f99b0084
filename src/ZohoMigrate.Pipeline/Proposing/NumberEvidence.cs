using System.Globalization;
using ZohoMigrate.Pipeline.Mapping.Conversions;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>How a column's numbers are written, by all of its values.</summary>
internal static class NumberEvidence
{
    private static readonly string[] Cultures = ["invariant", "en-IN", "de-DE", "de-CH", "fr-FR"];

    // A sign is looked for only where none does not do.
    private static readonly string?[] Currencies = [null, "INR", "USD", "EUR", "GBP"];

    // What is counted may have its unit behind it, and what is a price a slash and the unit.
    private static readonly string[] Counted = ["quantity", "initial_stock", "reorder_level"];
    private static readonly string[] Priced = ["rate", "purchase_rate", "initial_stock_rate"];

    // What is a percentage may have its sign behind it.
    private static readonly string[] Percentages = ["tax_percentage", "percentage"];

    /// <summary>The keys to write beside <c>from</c>, and what is asked; null where the values are no numbers.</summary>
    /// <param name="column">The column.</param>
    /// <param name="path">The field it is to fill.</param>
    public static (string Keys, string? Question)? Of(SampledColumn column, string path)
    {
        var values = column.Distinct;
        var fitting = Cultures.Where(culture => values.All(value => NumberStyle.ByCulture[culture].Parse(value) is not null)).ToList();
        if (fitting.Count > 0)
        {
            var others = fitting.Where(culture => values.Any(value => NumberStyle.ByCulture[culture].Parse(value) != NumberStyle.ByCulture[fitting[0]].Parse(value))).ToList();
            return (Culture(fitting[0]), others.Count == 0 ? null : $"what stands before the decimals? These could also be read as {string.Join(" or ", others)} writes them");
        }

        return Ways(column, path).FirstOrDefault(way => values.All(value => way.Parse(value) is not null)) is { } found ? (found.Keys, found.Question) : null;
    }

    /// <summary>The way in which most of the values are numbers, and which are none in it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="path">The field it is to fill.</param>
    public static (string Keys, Func<string, bool> IsNone) Nearest(SampledColumn column, string path)
    {
        var nearest = Cultures.Select(culture => new Way(Culture(culture), NumberStyle.ByCulture[culture].Parse)).Concat(Ways(column, path))
            .MinBy(way => column.Distinct.Count(value => way.Parse(value) is null))!;
        return (nearest.Keys, value => nearest.Parse(value) is null);
    }

    /// <summary>Whether its values may be parts of one, such as 0.15 for 15%.</summary>
    public static bool AreFractions(SampledColumn column) => column.Distinct.Count > 0
        && column.Distinct.All(value => NumberStyle.ByCulture["invariant"].Parse(value) is >= 0 and < 1) && column.Distinct.Any(value => NumberStyle.ByCulture["invariant"].Parse(value) > 0);

    private static IEnumerable<Way> Ways(SampledColumn column, string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        foreach (var culture in Counted.Contains(name) ? Cultures : [])
            yield return new Way($", type: quantity{Culture(culture)}", text => UnitText.Quantity(text, NumberStyle.ByCulture[culture]));

        foreach (var culture in Percentages.Contains(name) ? Cultures : [])
            yield return new Way(Culture(culture), text => PercentText.Read(text, NumberStyle.ByCulture[culture]));

        foreach (var (currency, culture) in Currencies.SelectMany(currency => Cultures.Select(culture => (currency, culture))))
        {
            var plain = new AmountStyle(NumberStyle.ByCulture[culture], currency);
            var keys = $"{(currency is null ? "" : $", currency: {currency}")}{Culture(culture)}";
            yield return new Way($", type: amount{keys}", plain.Parse);
            if (Priced.Contains(name))
                yield return new Way($", type: rate{keys}", text => UnitText.Rate(text, plain));
            if (Side(column) is { } side)
                yield return Sided(column, plain with { Positive = side }, $", type: amount{keys}, positive: {side.ToString().ToLowerInvariant()}", plain);
        }
    }

    // The side that most of them have is taken for the one above zero. One without a side is no amount to a mapping that reads sides: it is asked for.
    private static Way Sided(SampledColumn column, AmountStyle sided, string keys, AmountStyle plain)
    {
        var without = column.Distinct.Count(IsWithout);
        var question = without == 0
            ? $"is {Word(sided)} above zero here?"
            : string.Create(CultureInfo.InvariantCulture, $"is {Word(sided)} above zero here, and of which side are the {without} values without Dr or Cr, {column.Quote(IsWithout)}? Until they say it, validate refuses their rows");
        return new Way(keys, text => sided.Parse(text) ?? plain.Parse(text), question);

        bool IsWithout(string value) => sided.Parse(value) is null && plain.Parse(value) is not null;
    }

    private static string Word(AmountStyle sided) => sided.Positive == LedgerSide.Debit ? "Dr" : "Cr";

    private static LedgerSide? Side(SampledColumn column)
    {
        var sides = column.Values.Select(value => SidedText.Split(value).Side).OfType<LedgerSide>().ToLookup(side => side);
        return sides.Count == 0 ? null : sides[LedgerSide.Credit].Count() > sides[LedgerSide.Debit].Count() ? LedgerSide.Credit : LedgerSide.Debit;
    }

    private static string Culture(string culture) => culture == "invariant" ? "" : $", culture: {culture}";

    private sealed record Way(string Keys, Func<string, decimal?> Parse, string? Question = null);
}
