using System.Collections.Concurrent;

namespace ZohoMigrate.Zoho;

/// <summary>The organisation that the token reaches, by the number it has in each product: in Zoho CRM it is another than in Zoho Books.</summary>
/// <param name="configured"><c>Zoho:OrganizationId</c>: its number where the product has not been asked.</param>
internal sealed class ReachedOrganizations(string configured)
{
    private readonly ConcurrentDictionary<string, string> _byProduct = new(StringComparer.Ordinal);

    public string Of(string product) => _byProduct.GetValueOrDefault(product, configured);

    public void Reach(string product, Organization reached)
    {
        if (reached.Id.Length > 0)
            _byProduct[product] = reached.Id;
    }
}
