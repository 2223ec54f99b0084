namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What a record applies to another one: a payment's part to an invoice.</summary>
/// <param name="Amount">Exact, in the document's currency; null stands for the other's whole total.</param>
public sealed record AppliedAmount(decimal? Amount);
