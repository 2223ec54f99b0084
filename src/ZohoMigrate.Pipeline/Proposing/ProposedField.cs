namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A field of a proposed mapping.</summary>
/// <param name="Path">Its path, without places in lists ("billing_address.city").</param>
/// <param name="Rule">As the mapping has it ("{ from: City }").</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Note">Why, or what is asked; null where the names say it.</param>
/// <param name="Column">The column it is made from; null for a constant.</param>
internal sealed record ProposedField(string Path, string Rule, Certainty Certainty, string? Note = null, SampledColumn? Column = null)
{
    /// <summary>The stream it refers to; null where it refers to none.</summary>
    public string? Parent { get; init; }

    /// <summary>The column of that stream's table that has the same values; null where it refers to none.</summary>
    public SampledColumn? ParentColumn { get; init; }
}
