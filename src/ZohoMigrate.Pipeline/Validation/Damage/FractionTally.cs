using System.Buffers;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// Values below 1 that may be parts of one, where the mapping reads percentages: 0.18 beside 18%, as the cells of a workbook become where some
/// are shown as percentages and some are not, or a column without any value of 1 or more.
/// </summary>
/// <param name="isDiscount">Whether what has no % is read as an amount; otherwise as a percentage as well.</param>
internal sealed class FractionTally(bool isDiscount)
{
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create(".,0123456789");

    private readonly Seen _below = new();
    private long _signed;
    private long _others;

    public void Add(ReadOnlySpan<char> text, long line)
    {
        if (text is [.., '%'])
            _signed++;
        else if (!text.ContainsAnyExcept(OfNumbers) && text.ContainsAnyInRange('1', '9'))
            Add(IsBelowOne(text), line);
    }

    public Suspicion? Judge() => _below.Count == 0 || (_signed == 0 && _others > 0) ? null : new(
        "fractions", _below, $"{_below.Count} below 1 {(_signed > 0 ? $"without a %, and {_signed} with one" : "and none of 1 or more")}; the mapping reads 0.18 as {(isDiscount ? "an amount of 0.18" : "0.18 %")}");

    private void Add(bool isBelowOne, long line)
    {
        if (isBelowOne)
            _below.Add(line);
        else
            _others++;
    }

    // Nothing but zeros before the decimals.
    private static bool IsBelowOne(ReadOnlySpan<char> number) =>
        number.IndexOfAny('.', ',') is >= 0 and var sign && !number[..sign].ContainsAnyInRange('1', '9');
}
