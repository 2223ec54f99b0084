namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A record that a lost checkpoint may have sent.</summary>
/// <param name="Id">The record.</param>
/// <param name="NaturalKey">What it is known by at Zoho; null where it has nothing.</param>
public readonly record struct DoubtfulRecord(long Id, string? NaturalKey);
