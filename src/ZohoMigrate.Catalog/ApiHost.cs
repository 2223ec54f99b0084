namespace ZohoMigrate.Catalog;

/// <summary>Which host of a data centre answers a product (reference/zoho-oauth.md §1).</summary>
public enum ApiHost
{
    /// <summary>The one that the token's answer names as <c>api_domain</c>.</summary>
    Api,

    /// <summary>Zoho Cliq's own.</summary>
    Cliq,

    /// <summary>The one that takes files (reference/zoho-crm.md §10).</summary>
    Content,
}
