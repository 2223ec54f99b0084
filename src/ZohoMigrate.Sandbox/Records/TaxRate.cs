namespace ZohoMigrate.Sandbox.Records;

/// <summary>One tax at its percentage. A group is none: its members are.</summary>
internal sealed record TaxRate(string Id, string Name, decimal Percentage);
