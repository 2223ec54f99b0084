namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A rule that the members of one object break together.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Field">The member it is said of; null for the object itself.</param>
/// <param name="What">What is wrong, behind the field's path; never a value.</param>
internal sealed record Broken(string Code, string? Field, string What);
