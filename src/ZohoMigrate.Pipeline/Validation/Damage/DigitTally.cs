using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Values that are digits alone, by their length: codes whose zeros in front are gone, numbers whose last digits became zeros.</summary>
internal sealed class DigitTally
{
    // A spreadsheet keeps fifteen digits of a number.
    private const int Kept = 15;
    private const int Longest = 24;
    private readonly Seen?[] _ofLength = new Seen?[Longest + 1];
    private readonly bool[] _hasLeadingZero = new bool[Longest + 1];
    private readonly Seen _zeroed = new();

    public void Add(ReadOnlySpan<char> digits, long line)
    {
        if (digits.Length > Longest)
            return;
        (_ofLength[digits.Length] ??= new Seen()).Add(line);
        _hasLeadingZero[digits.Length] |= digits[0] == '0';
        if (digits.Length > Kept && !digits[Kept..].ContainsAnyExcept('0'))
            _zeroed.Add(line);
    }

    /// <summary>Four of five or more have the same length, of which some begin with 0, none is longer, and some are shorter without a 0.</summary>
    public Suspicion? JudgeZeros()
    {
        var length = Array.FindLastIndex(_ofLength, seen => seen is not null);
        if (length < 2 || !_hasLeadingZero[length] || _hasLeadingZero[..length].Any(has => has))
            return null;
        var shorter = _ofLength[..length].LastOrDefault(seen => seen is not null);
        var all = _ofLength.Sum(seen => seen?.Count ?? 0);
        return shorter is null || 5 * _ofLength[length]!.Count < 4 * all
            ? null
            : new("zeros-lost", shorter, $"{_ofLength[length]!.Count} values have {length} digits, some with zeros in front, and {all - _ofLength[length]!.Count} have fewer");
    }

    /// <summary>Of the numbers that are too long for a spreadsheet, most end as one would leave them.</summary>
    public Suspicion? JudgeEnds()
    {
        var tooLong = _ofLength[(Kept + 1)..].Sum(seen => seen?.Count ?? 0);
        return _zeroed.Count > 0 && 2 * _zeroed.Count > tooLong
            ? new("digits-zeroed", _zeroed, $"{_zeroed.Count} of {tooLong} values of more than {Kept} digits have nothing but zeros after the {Kept}th")
            : null;
    }
}
