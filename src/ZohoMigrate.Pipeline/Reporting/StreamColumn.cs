namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>One column of the table that says what became of every record.</summary>
/// <param name="Head">Above it.</param>
/// <param name="Count">What it holds of a stream.</param>
public sealed record StreamColumn(string Head, Func<StreamSummary, long> Count);
