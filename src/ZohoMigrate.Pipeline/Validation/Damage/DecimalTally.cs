using System.Buffers;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// Numbers such as 1,234: whether a comma stands between thousands or before decimals, as far as the values of the column say. For columns
/// of which the mapping does not say how their numbers are written: then 1,234 is read as 1234, and 1.234 as it stands.
/// </summary>
internal sealed class DecimalTally
{
    private const int Group = 3;
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create(".,0123456789");

    // What can be read in one way only.
    private readonly Seen _dotDecimals = new();
    private readonly Seen _commaDecimals = new();
    // What can be read in both.
    private readonly Seen _openCommas = new();
    private readonly Seen _openDots = new();

    public void Add(ReadOnlySpan<char> text, long line)
    {
        var number = Number(text);
        var (comma, dot) = (number.LastIndexOf(','), number.LastIndexOf('.'));
        if ((comma < 0 && dot < 0) || number.ContainsAnyExcept(OfNumbers))
            return;
        if (comma >= 0 && dot >= 0)
            (dot > comma ? _dotDecimals : _commaDecimals).Add(line);
        else if (comma >= 0)
            (number.IndexOf(',') < comma ? _dotDecimals : IsOpen(number, comma) ? _openCommas : _commaDecimals).Add(line);
        else
            (number.IndexOf('.') < dot ? _commaDecimals : IsOpen(number, dot) ? _openDots : _dotDecimals).Add(line);
    }

    public Suspicion? Judge()
    {
        const string Mixed = "decimals-mixed";
        if (_dotDecimals.Count > 0 && _commaDecimals.Count > 0)
            return new(Mixed, Fewer(_dotDecimals, _commaDecimals), $"{_dotDecimals.Count} numbers can only have a dot before their decimals, and {_commaDecimals.Count} only a comma");
        if (_dotDecimals.Count > 0)
            return null;
        var open = _openCommas.Count + _openDots.Count;
        if (_commaDecimals.Count > 0 && open > 0)
            return new(Mixed, _openCommas.Count > 0 ? _openCommas : _openDots, $"{_commaDecimals.Count} numbers can only have a comma before their decimals, and the mapping reads {open} others with a dot there");
        if (_openCommas.Count > 0 && _openDots.Count > 0)
            return new(Mixed, Fewer(_openCommas, _openDots), $"{_openCommas.Count} numbers have a comma before three digits, and {_openDots.Count} a dot; the mapping reads the ones as thousands, the others as decimals, and nothing in the column says so");
        return _openCommas.Count == 0 ? null : new("decimals-open", _openCommas, "every comma has three digits behind it; the mapping reads them as thousands, and nothing in the column says so");
    }

    // One, two or three digits, of which the first is no zero, and three behind the sign.
    private static bool IsOpen(ReadOnlySpan<char> number, int sign) => number.Length - sign - 1 == Group && sign is > 0 and <= Group && number[0] != '0';

    private static Seen Fewer(Seen one, Seen other) => one.Count <= other.Count ? one : other;

    // Without what stands around it: a sign, a currency, a unit.
    private static ReadOnlySpan<char> Number(ReadOnlySpan<char> text)
    {
        var (start, end) = (text.IndexOfAnyInRange('0', '9'), text.LastIndexOfAnyInRange('0', '9'));
        return start < 0 ? [] : text[start..(end + 1)];
    }
}
