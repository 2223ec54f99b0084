
namespace ZohoMigrate.Pipeline.Records;

/// <summary>The two sides of a list of debits and credits, such as a journal's lines: <c>amount</c> on the side <c>debit_or_credit</c> names.</summary>
internal readonly record struct LedgerSides(decimal Debits, decimal Credits)
{
    /// <summary>Null where a line has no amount or no side, or the sum more digits than a decimal holds.</summary>
    public static LedgerSides? Of(PayloadNode? lines)
    {
        var sides = default(LedgerSides);
        foreach (var element in lines as PayloadList ?? [])
        {
            if (element is not PayloadObject line || RecordTotal.Number(line["amount"]) is not { } amount || sides.With(line["debit_or_credit"]?.ToString(), amount) is not { } more)
                return null;
            sides = more;
        }

        return sides;
    }

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
