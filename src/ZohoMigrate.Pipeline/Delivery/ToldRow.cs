using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What a job's result says of the record that has a marker.</summary>
/// <param name="Marker">The marker.</param>
/// <param name="Reply">What became of the record.</param>
/// <param name="Id">Zoho's id of it; null where it was not made.</param>
internal sealed record ToldRow(string Marker, Reply Reply, string? Id);
