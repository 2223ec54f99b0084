namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Numbers added up: texts and whole numbers exactly, those that a view reckoned as SQLite adds them.</summary>
/// <param name="Count">How many.</param>
/// <param name="Exact">The sum of the former.</param>
/// <param name="IsWhole">Whether all are whole numbers, none of them reckoned.</param>
/// <param name="Rough">The sum of the latter.</param>
/// <param name="Lost">What was rounded off it.</param>
internal readonly record struct NumberTally(long Count, decimal Exact, bool IsWhole, double Rough, double Lost)
{
    public static NumberTally Empty { get; } = new(0, 0, IsWhole: true, 0, 0);

    /// <summary>The sum, where all is whole and SQLite has such a number.</summary>
    public long? Whole => IsWhole && Exact is >= long.MinValue and <= long.MaxValue ? (long)Exact : null;

    public double Total
    {
        get
        {
            var all = Exact == 0 ? this : Added((double)Exact);
            return double.IsFinite(all.Lost) ? all.Rough + all.Lost : all.Rough;
        }
    }

    /// <summary>Null of no number.</summary>
    public double? Average => Count == 0 ? null : Rough == 0 && Lost == 0 ? (double)(Exact / Count) : Total / Count;

    public NumberTally With(decimal number, bool isWhole)
    {
        try
        {
            return this with { Count = Count + 1, Exact = Exact + number, IsWhole = IsWhole && isWhole };
        }
        catch (OverflowException)
        {
            return With((double)number);
        }
    }

    public NumberTally With(double number) => Added(number) with { Count = Count + 1, IsWhole = false };

    // Kahan and Babuška, as SQLite does it (https://www.sqlite.org/lang_aggfunc.html#sumunc).
    private NumberTally Added(double number)
    {
        var sum = Rough + number;
        var lost = Math.Abs(Rough) > Math.Abs(number) ? Rough - sum + number : number - sum + Rough;
        return this with { Rough = sum, Lost = Lost + lost };
    }
}
