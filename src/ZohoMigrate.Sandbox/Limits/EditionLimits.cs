using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Limits;

/// <summary>What an edition of Zoho CRM allows (reference/zoho-crm.md §7).</summary>
internal static class EditionLimits
{
    private const int SubConcurrency = 10;

    private static readonly Dictionary<string, int> Concurrency = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Free"] = 5,
        ["Starter"] = 10,
        ["Standard"] = 10,
        ["Professional"] = 15,
        ["Enterprise"] = 20,
        ["ZohoOne"] = 20,
        ["Ultimate"] = 25,
        ["CRMPlus"] = 25,
    };

    public static CreditLimits For(SandboxOptions options, ProductSpec product)
    {
        if (!product.Plans.TryGetValue(options.Edition, out var plan) || !Concurrency.TryGetValue(options.Edition, out var concurrency))
            throw new SandboxException($"The sandbox cannot start: edition \"{options.Edition}\" is not known; there are {string.Join(", ", product.Plans.Keys)}.");
        return new CreditLimits(options.Concurrency ?? concurrency, SubConcurrency, options.Credits ?? plan.Of(users: 1));
    }
}
