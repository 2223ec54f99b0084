namespace ZohoMigrate.Sandbox.Records;

/// <summary>One tax at its percentage, of one of India's kinds or of none. A group is none: its members are.</summary>
internal sealed record TaxRate(string Id, string Name, decimal Percentage, string? Kind = null);
