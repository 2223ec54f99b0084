using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>A condition on one column of a row: the form of <c>where</c> and of a step's <c>when</c>.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values it is compared with, exactly but for how its letters are put together (<see cref="ComposedText"/>); null stands for a cell without a value.</param>
/// <param name="Negated">Whether the cell must have none of them instead of one.</param>
public sealed record RowCondition(string Column, IReadOnlyList<string?> Values, bool Negated)
{
    /// <summary>Whether a cell with this value meets it.</summary>
    public bool Holds(string? value) => Values.Any(known => Composed(known) == Composed(value)) != Negated;

    private static string? Composed(string? value) => value is null ? null : ComposedText.Of(value);
}
