namespace ZohoMigrate.Pipeline.Records;

/// <summary>What Zoho demands of a child: the value its parent has.</summary>
/// <param name="Module">The child's module.</param>
/// <param name="Reference">The field that refers to the parent.</param>
/// <param name="Field">The field both must have the same in.</param>
public sealed record Agreement(string Module, string Reference, string Field);
