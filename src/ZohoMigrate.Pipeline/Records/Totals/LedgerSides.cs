using ZohoMigrate.Pipeline.Records.Payloads;


namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>The two sides of a list of debits and credits, such as a journal's lines: <c>amount</c> on the side <c>debit_or_credit</c> names.</summary>
internal readonly record struct LedgerSides(decimal Debits, decimal Credits)
{
    /// <summary>Null where a line has no amount or no side, or the sum more digits than a decimal holds.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="decimals">To how many decimals each amount is rounded first, a half away from zero; null = to none.</param>
    public static LedgerSides? Of(PayloadNode? lines, int? decimals = null)
    {
        var sides = default(LedgerSides);
        foreach (var element in lines as PayloadList ?? [])
        {
            if (element is not PayloadObject line || RecordTotal.Number(line["amount"]) is not { } amount || sides.With(line["debit_or_credit"]?.ToString(), Rounded(amount, decimals)) is not { } more)
                return null;
            sides = more;
        }

        return sides;
    }

    private static decimal Rounded(decimal amount, int? decimals) => decimals is { } kept ? decimal.Round(amount, kept, MidpointRounding.AwayFromZero) : amount;

    private LedgerSides? With(string? side, decimal amount)
    {
        try
        {
            return side switch
            {
                "debit" => this with { Debits = Debits + amount },
                "credit" => this with { Credits = Credits + amount },
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
