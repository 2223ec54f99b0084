namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>One demand on one value.</summary>
/// <param name="Code">Stable name ("too-long").</param>
/// <param name="IsBroken">Whether the value breaks it.</param>
/// <param name="Message">What is wrong, behind the field's path; never the value.</param>
/// <param name="Hint">What to do.</param>
internal sealed record FieldRule(string Code, Func<Checked, bool> IsBroken, Func<Checked, string> Message, string Hint);
