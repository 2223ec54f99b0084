namespace ZohoMigrate.Zoho.Bulk;

/// <summary>What a job's result says of one row.</summary>
/// <param name="Told">What stood in the row's first column.</param>
/// <param name="Reply">What became of it: Success, Duplicate, MissingParent, Refused, or Unknown where nobody can tell.</param>
/// <param name="Id">Zoho's id of the record it made; null where it made none.</param>
public sealed record BulkRow(string Told, Reply Reply, string? Id);
