namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>Something about the organisation that matters for what is to be moved there.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Subject">What it is about: a stream, or a matter such as "payment reminders".</param>
/// <param name="Count">How many records it is about; 0 where it is not about single ones.</param>
/// <param name="Message">What was seen, or what happens.</param>
/// <param name="Hint">What to do.</param>
public sealed record SurveyFinding(string Code, string Subject, long Count, string Message, string Hint);
