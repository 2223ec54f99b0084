namespace ZohoMigrate.Zoho;

/// <summary>One record's step inside a request; its position in the list is its position in the call.</summary>
/// <param name="Record">The record's id in the checkpoint.</param>
/// <param name="Step">Ordinal of the step: 0 is the create.</param>
public readonly record struct RequestItem(long Record, int Step);
