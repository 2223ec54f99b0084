namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A rule that the members of one object break together.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Field">The member it is said of; null for the object itself.</param>
/// <param name="What">What is wrong, behind the field's path; never a value.</param>
/// <param name="Lacks">The member whose absence breaks it: one that could not be mapped has its problem already; null where that says nothing.</param>
internal sealed record Broken(string Code, string? Field, string What, string? Lacks = null);
