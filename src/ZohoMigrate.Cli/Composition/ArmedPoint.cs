using System.Globalization;

namespace ZohoMigrate.Cli.Composition;

/// <summary>A moment by its name, and which of its times is meant.</summary>
/// <param name="Name">The crash point's.</param>
/// <param name="Operation">Only those of this one count; null = all.</param>
/// <param name="Occurrence">From 1.</param>
internal sealed record ArmedPoint(string Name, string? Operation, int Occurrence)
{
    /// <summary>Reads <c>after-intent#3</c> or <c>after-intent@bulk_write#1</c>; null where it is neither.</summary>
    public static ArmedPoint? Parse(string text)
    {
        if (text.Split('#') is not [var point, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence))
            return null;
        return point.Split('@') is [var name, var operation] ? new ArmedPoint(name, operation, occurrence) : new ArmedPoint(point, Operation: null, occurrence);
    }

    public bool IsPassed(string name, object? operation) => name == Name && (Operation is null || Operation.Equals(operation));
}
