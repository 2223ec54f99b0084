using System.Buffers;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Looks at every value of one column. What it remembers does not grow with the file.</summary>
internal sealed class ColumnWatch
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private readonly DigitTally _digits = new();
    private readonly DayTally? _days;
    private readonly LakhTally? _lakhs;
    private readonly DecimalTally? _decimals;
    private readonly FractionTally? _fractions;

    /// <param name="column">The column's name.</param>
    /// <param name="readings">What the mapping reads it as: text may look like anything.</param>
    public ColumnWatch(string column, IReadOnlyList<ColumnReading> readings)
    {
        Column = column;
        var numbers = readings.Where(reading => reading.IsNumber).ToList();
        var formats = readings.SelectMany(reading => reading.DateFormats).ToList();
        if (formats.Count > 0)
            _days = new DayTally(DayOrders.Of(formats));
        if (numbers.Count > 0 && !numbers.Exists(reading => reading.IsIndian))
            _lakhs = new LakhTally();
        if (numbers.Count > 0 && !numbers.Exists(reading => reading.IsCultureNamed))
            _decimals = new DecimalTally();
        if (numbers.Exists(reading => reading.IsPercentage || reading.IsDiscount))
            _fractions = new FractionTally(isDiscount: !numbers.Exists(reading => reading.IsPercentage));
    }

    public string Column { get; }

    /// <param name="cell">The value as it stands in the file.</param>
    /// <param name="line">Where.</param>
    /// <param name="hasBadNumber">Whether a number of the record could not be read.</param>
    public void Look(string cell, long line, bool hasBadNumber)
    {
        var text = cell.AsSpan().Trim();
        if (hasBadNumber)
            _lakhs?.Add(cell, line);
        _decimals?.Add(text, line);
        _fractions?.Add(text, line);
        if (text.IsEmpty || !char.IsAsciiDigit(text[0]))
            return;
        if (text.ContainsAnyExcept(Digits))
            _days?.Add(text, line);
        else
            _digits.Add(text, line);
    }

    public IEnumerable<Suspicion> Judge() =>
        [.. _days?.Judge() ?? [], .. new[] { _decimals?.Judge(), _fractions?.Judge(), _digits.JudgeZeros(), _digits.JudgeEnds(), _lakhs?.Judge() }.OfType<Suspicion>()];
}
