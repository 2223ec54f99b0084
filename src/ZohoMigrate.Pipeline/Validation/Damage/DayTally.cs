using System.Numerics;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Dates such as 03/04/2024: which of day and month stands first, as far as the values of the column say.</summary>
/// <param name="order">How the mapping reads them; null where it reads no such dates, or in both orders.</param>
internal sealed class DayTally(DayOrder? order)
{
    private const int Months = 12;

    // In a month three of five days are above 12, and those no spreadsheet exchanges: less than one in four is no month's.
    private const int MostExchangedPerOther = 3;

    private readonly Seen _dayFirst = new();
    private readonly Seen _monthFirst = new();
    private readonly Seen _either = new();

    // Of those with the year in front: what would be a date with day and month exchanged as well, and whether some would not.
    private readonly Seen _exchangeable = new();
    private bool _hasOwnDays;

    // As bits: the days of those, which are their months if they were exchanged; and the months of the others.
    private int _exchangeableDays;
    private int _months;

    public void Add(ReadOnlySpan<char> text, long line)
    {
        if (text.Length >= IsoDate.Format.Length && IsoDate.TryParse(text[..IsoDate.Format.Length], out var date))
        {
            AddIso(date, line);
            return;
        }

        if (!TryPair(text, out var first, out var second) || (first > Months && second > Months))
            return;
        if (first > Months || second > Months)
            AddPlain(first > Months, Math.Min(first, second), line);
        else if (first != second)
            _either.Add(line);
    }

    public IEnumerable<Suspicion> Judge()
    {
        if (_dayFirst.Count > 0 && _monthFirst.Count > 0)
            return [new("days-mixed", _dayFirst.Count < _monthFirst.Count ? _dayFirst : _monthFirst, $"{Dates(_dayFirst)} can only have the day first, and {_monthFirst.Count} only the month")];
        return new[] { JudgeExchanged(), JudgeOrder() }.OfType<Suspicion>();
    }

    private Suspicion? JudgeExchanged() => AreExchanged
        ? new("days-swapped", _exchangeable, $"{Dates(_exchangeable)} with the year in front and no day above 12, and {Others} that can only have the {(_dayFirst.Count > 0 ? "day" : "month")} first")
        : null;

    private Suspicion? JudgeOrder()
    {
        // What the mapping reads in neither order has an error of its own.
        if (_either.Count == 0 || order is null)
            return null;
        if (_dayFirst.Count == 0 && _monthFirst.Count == 0)
            return new("days-open", _either, $"no date has a number above 12 where day and month stand; the mapping reads the {(order == DayOrder.DayFirst ? "day" : "month")} first, and nothing in the column says so");
        if (_dayFirst.Count > 0 && order == DayOrder.MonthFirst)
            return new("days-contrary", _either, $"{Dates(_dayFirst)} can only have the day first, and the mapping reads the month first");
        if (_monthFirst.Count > 0 && order == DayOrder.DayFirst)
            return new("days-contrary", _either, $"{Dates(_monthFirst)} can only have the month first, and the mapping reads the day first");
        return null;
    }

    private long Others => _dayFirst.Count + _monthFirst.Count;

    // A spreadsheet that expects the other order makes dates of what it can read so, and leaves the rest as text, of the same months. Dates of one
    // day in each month are so by themselves, unless there are as many others as that month would have.
    private bool AreExchanged => _exchangeable.Count > _either.Count && !_hasOwnDays && (_exchangeableDays & _months) != 0
        && (!BitOperations.IsPow2(_exchangeableDays) || _exchangeable.Count <= MostExchangedPerOther * Others);

    private static string Dates(Seen seen) => seen.Count == 1 ? "1 date" : $"{seen.Count} dates";

    private void AddPlain(bool isDayFirst, int month, long line)
    {
        (isDayFirst ? _dayFirst : _monthFirst).Add(line);
        _months |= 1 << month;
    }

    private void AddIso(DateOnly date, long line)
    {
        _hasOwnDays |= date.Day > Months;
        if (date.Day > Months || date.Day == date.Month)
            return;
        _exchangeable.Add(line);
        _exchangeableDays |= 1 << date.Day;
    }

    // One or two digits, a separator, one or two digits, the same separator, two or four digits, and nothing or a time.
    private static bool TryPair(ReadOnlySpan<char> text, out int first, out int second)
    {
        second = 0;
        var rest = text;
        if (!TryNumber(ref rest, 2, out first) || rest.IsEmpty || rest[0] is not ('/' or '.' or '-'))
            return false;
        var separator = rest[0];
        rest = rest[1..];
        if (!TryNumber(ref rest, 2, out second) || rest.IsEmpty || rest[0] != separator || first == 0 || second == 0)
            return false;
        var before = rest.Length;
        rest = rest[1..];
        return TryNumber(ref rest, 4, out _) && before - rest.Length is 3 or 5 && (rest.IsEmpty || rest[0] is ' ' or 'T' or ',');
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, int most, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            if (digits == most)
                return false;
            number = (number * 10) + (text[digits++] - '0');
        }

        text = text[digits..];
        return digits > 0;
    }
}
