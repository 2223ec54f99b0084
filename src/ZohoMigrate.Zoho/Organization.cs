namespace ZohoMigrate.Zoho;

/// <summary>An organisation the user belongs to.</summary>
/// <param name="Id">Zoho's id, always text.</param>
/// <param name="Name">As in Zoho.</param>
/// <param name="PerDay">Requests a day by that plan, or null when the catalogue knows no such plan.</param>
public sealed record Organization(string Id, string Name, int? PerDay);
