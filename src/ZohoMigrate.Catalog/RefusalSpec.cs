namespace ZohoMigrate.Catalog;

/// <summary>How Zoho says no, word for word where a source has the words.</summary>
public sealed record RefusalSpec
{
    public int Code { get; init; }

    public string Message { get; init; } = "";
}
