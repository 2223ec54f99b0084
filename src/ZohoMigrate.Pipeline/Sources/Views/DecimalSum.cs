using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary><c>decimal_sum(amount)</c>: amounts added up exactly. SQLite's own <c>sum</c> reckons with binary fractions.</summary>
internal static class DecimalSum
{
    /// <summary>Makes the function known. Empty cells add nothing; a text that is no plain number makes the sum that text, so that its row is refused for it.</summary>
    public static void AddTo(SqliteConnection connection) => connection.CreateAggregate<string?, Sum, string?>(
        "decimal_sum", new Sum(null, null), Add, sum => sum.Fault ?? sum.Total?.ToString(CultureInfo.InvariantCulture), isDeterministic: true);

    private static Sum Add(Sum sum, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || sum.Fault is not null)
            return sum;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? sum with { Total = (sum.Total ?? 0) + amount }
            : sum with { Fault = text };
    }

    private readonly record struct Sum(decimal? Total, string? Fault);
}
