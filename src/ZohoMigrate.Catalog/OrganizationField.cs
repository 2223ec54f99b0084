namespace ZohoMigrate.Catalog;

/// <summary>What an organisation has made of a field, as it tells it itself (reference/zoho-crm.md §8). A member that is null says nothing.</summary>
public sealed record OrganizationField
{
    /// <summary>What its users see it called.</summary>
    public string? Label { get; init; }

    /// <summary>Zoho's word for what it holds ("picklist"), one of <see cref="SettingsSpec.Types"/> where a mapping can fill it.</summary>
    public string? Type { get; init; }

    /// <summary>Longest text it takes, in Unicode scalars.</summary>
    public int? Length { get; init; }

    /// <summary>Decimals it keeps.</summary>
    public int? Decimals { get; init; }

    /// <summary>The values of its pick list, as they travel; capitals count. Empty where it has none.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether Zoho refuses a create without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a layout demands it, which the API does not enforce.</summary>
    public bool MandatoryInLayout { get; init; }

    /// <summary>Whether no two records may have the same value; capitals do not count.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether Zoho fills it in itself, and takes no value over its API.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the organisation has made it itself.</summary>
    public bool Made { get; init; }

    /// <summary>The API name of the module whose records it refers to.</summary>
    public string? Lookup { get; init; }
}
