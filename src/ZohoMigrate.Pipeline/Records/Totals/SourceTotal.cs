namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>The total the source itself states for a record, to be compared with what the record adds up to.</summary>
/// <param name="Column">The column it stands in.</param>
/// <param name="Amount">The total, in the document's currency; null where the row has none.</param>
/// <param name="Tolerance">The greatest difference that is none; 0 or more.</param>
public sealed record SourceTotal(string Column, decimal? Amount, decimal Tolerance);
