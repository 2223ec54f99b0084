using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation.Screening;

/// <summary>What a screen must know of a reference.</summary>
/// <param name="Child">The record it stands in.</param>
/// <param name="Parent">The record it leads to.</param>
internal readonly record struct ScreenedReference(ulong Child, ulong Parent)
{
    /// <summary>What the parent must have the same.</summary>
    public required SharedValue[] Shared { get; init; }

    /// <summary>Whether the parent's total is taken.</summary>
    public bool IsTotal { get; init; }

    /// <summary>What is applied to the parent.</summary>
    public AppliedAmount? Applied { get; init; }
}

/// <summary>A value that a child and its parent must have the same.</summary>
/// <param name="Field">Hash of the field.</param>
/// <param name="Hash">Hash of the child's value; where it is a reference, of the record that leads to.</param>
/// <param name="IsRecord">Whether it is a reference.</param>
internal readonly record struct SharedValue(ulong Field, ulong Hash, bool IsRecord);
