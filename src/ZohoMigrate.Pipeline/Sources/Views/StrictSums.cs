using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// <c>sum</c>, <c>total</c> and <c>avg</c> in the place of SQLite's own, which take <c>1,18,000.00</c> for 1 and a word for 0: here a text that is
/// no plain number ends the view. Empty cells are no values.
/// </summary>
internal sealed class StrictSums
{
    private static readonly Tally None = new(0, 0, IsWhole: true);

    /// <summary>The text that ended a view; null where none has.</summary>
    public string? Refused { get; private set; }

    /// <summary>Makes them known.</summary>
    public void AddTo(SqliteConnection connection)
    {
        Add(connection, "sum", tally => tally.Count == 0 ? null : tally.IsWhole && tally.Sum is >= long.MinValue and <= long.MaxValue ? (object)(long)tally.Sum : (double)tally.Sum);
        Add(connection, "total", tally => (double)tally.Sum);
        Add(connection, "avg", tally => tally.Count == 0 ? null : (double)(tally.Sum / tally.Count));
    }

    private void Add(SqliteConnection connection, string name, Func<Tally, object?> result) =>
        connection.CreateAggregate<object?, Tally, object?>(name, None, (tally, value) => Added(tally, value, name), result, isDeterministic: true);

    private Tally Added(Tally tally, object? value, string name) => value switch
    {
        null or DBNull => tally,
        long number => tally.With(number, isWhole: true),
        double number => tally.With((decimal)number, isWhole: false),
        string text when string.IsNullOrWhiteSpace(text) => tally,
        string text when decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands & ~NumberStyles.AllowTrailingSign, CultureInfo.InvariantCulture, out var number) =>
            tally.With(number, !text.Contains('.', StringComparison.Ordinal)),
        _ => throw Refuse(value as string ?? "", name),
    };

    private FormatException Refuse(string text, string name)
    {
        Refused = text;
        return new FormatException($"{name} met a text that is no plain number");
    }

    private readonly record struct Tally(long Count, decimal Sum, bool IsWhole)
    {
        public Tally With(decimal number, bool isWhole) => new(Count + 1, Sum + number, IsWhole && isWhole);
    }
}
