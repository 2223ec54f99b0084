namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>What an arrival at the product's root asks for; both null where Zoho has no such call.</summary>
internal sealed record ArrivalTarget(string? Module, string? Operation);
