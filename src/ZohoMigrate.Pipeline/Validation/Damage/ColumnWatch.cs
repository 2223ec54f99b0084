using System.Buffers;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Looks at every value of one column. What it remembers does not grow with the file.</summary>
/// <param name="column">The column's name.</param>
/// <param name="order">How the mapping reads its days.</param>
internal sealed class ColumnWatch(string column, DayOrder? order)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private readonly DayTally _days = new(order);
    private readonly DigitTally _digits = new();
    private readonly LakhTally _lakhs = new();

    public string Column => column;

    /// <param name="cell">The value as it stands in the file.</param>
    /// <param name="line">Where.</param>
    /// <param name="hasBadNumber">Whether a number of the record could not be read.</param>
    public void Look(string cell, long line, bool hasBadNumber)
    {
        var text = cell.AsSpan().Trim();
        if (hasBadNumber)
            _lakhs.Add(cell, line);
        if (text.IsEmpty || !char.IsAsciiDigit(text[0]))
            return;
        if (text.ContainsAnyExcept(Digits))
            _days.Add(text, line);
        else
            _digits.Add(text, line);
    }

    public IEnumerable<Suspicion> Judge() => new[] { _days.Judge(), _digits.JudgeZeros(), _digits.JudgeEnds(), _lakhs.Judge() }.OfType<Suspicion>();
}
