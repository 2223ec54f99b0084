using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>What is demanded of a child: the value its parent has, or the same reference.</summary>
/// <param name="Module">The child's module.</param>
/// <param name="Reference">The field that refers to the parent; "invoices[].invoice_id" in a list.</param>
/// <param name="Field">The field both must have the same in.</param>
public sealed record Agreement(string Module, string Reference, string Field)
{
    /// <summary>Whether the field refers to a record: then the parent is what the child is applied to.</summary>
    public bool IsReference { get; init; }

    /// <summary>How bad a disagreement is.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The rule that is broken then.</summary>
    public string Code => IsReference ? "another-party" : "parent-differs";
}
