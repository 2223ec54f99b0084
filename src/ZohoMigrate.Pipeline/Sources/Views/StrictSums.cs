using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// <c>sum</c>, <c>total</c> and <c>avg</c> in the place of SQLite's own, which take <c>1,18,000.00</c> for 1 and a word for 0: here a text that is
/// no plain number ends the view. Empty cells are no values.
/// </summary>
internal sealed class StrictSums
{
    private const NumberStyles Plain = NumberStyles.Number & ~NumberStyles.AllowThousands & ~NumberStyles.AllowTrailingSign;

    /// <summary>Whether what is no number ended a view.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The text that ended a view; null where none has, or it was no text.</summary>
    public string? Refused { get; private set; }

    /// <summary>Makes them known.</summary>
    public void AddTo(SqliteConnection connection)
    {
        Add(connection, "sum", tally => tally.Count == 0 ? null : (object?)tally.Whole ?? tally.Total);
        Add(connection, "total", tally => tally.Total);
        Add(connection, "avg", tally => tally.Average);
    }

    private void Add(SqliteConnection connection, string name, Func<NumberTally, object?> result) =>
        connection.CreateAggregate<object?, NumberTally, object?>(name, NumberTally.Empty, (tally, value) => Added(tally, value, name), result, isDeterministic: true);

    private NumberTally Added(NumberTally tally, object? value, string name) => value switch
    {
        null or DBNull => tally,
        long number => tally.With(number, isWhole: true),
        double number => tally.With(number),
        string text when string.IsNullOrWhiteSpace(text) => tally,
        string text when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => tally.With(number, !text.Contains('.', StringComparison.Ordinal)),
        // Too long for a decimal.
        string text when double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => tally.With(number),
        _ => throw Refuse(value as string, name),
    };

    private FormatException Refuse(string? text, string name)
    {
        (IsRefused, Refused) = (true, text);
        return new FormatException($"{name} met a text that is no plain number");
    }
}
