namespace ZohoMigrate.Catalog;

/// <summary>Where the answer to a product's <c>organizations</c> call says what; a dot leads into an object.</summary>
public sealed record OrganizationsSpec
{
    /// <summary>The member that holds the organisations.</summary>
    public string List { get; init; } = "organizations";

    /// <summary>The number that <c>Zoho:OrganizationId</c> means.</summary>
    public string Id { get; init; } = "organization_id";

    public string Name { get; init; } = "name";

    /// <summary>The name of the plan, one of whose words is in <see cref="ProductSpec.Plans"/>.</summary>
    public string Plan { get; init; } = "plan_name";

    /// <summary>How many users the plan is paid for; null where nothing hangs on it.</summary>
    public string? Users { get; init; }

    /// <summary>The code of the organisation's currency.</summary>
    public string Currency { get; init; } = "currency_code";

    /// <summary>False where the organisation is not in use; null where Zoho does not say.</summary>
    public string? Active { get; init; }
}
