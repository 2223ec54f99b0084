namespace ZohoMigrate.Zoho;

/// <summary>An organisation the user belongs to.</summary>
/// <param name="Id">Zoho's id, always text.</param>
/// <param name="Name">As in Zoho.</param>
/// <param name="PerDay">Requests a day by that plan, or null when the catalogue knows no such plan.</param>
public sealed record Organization(string Id, string Name, int? PerDay)
{
    /// <summary>Requests in process at once by that plan; null where it says nothing of them.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The code of the currency its books are in; empty where Zoho does not say.</summary>
    public string Currency { get; init; } = "";

    /// <summary>False where Zoho says that it is not in use.</summary>
    public bool IsActive { get; init; } = true;
}
