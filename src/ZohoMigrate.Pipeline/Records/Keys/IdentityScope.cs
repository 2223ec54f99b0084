using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>Whose books: the part of an identity that all records of a run share (law 2).</summary>
/// <param name="Target"><see cref="Targets.Sandbox"/> or <see cref="Targets.Live"/>.</param>
/// <param name="Product">The product ("books"), or several ("books+crm").</param>
/// <param name="DataCenter">"com", "in" …</param>
/// <param name="Organization">Zoho's organisation id.</param>
public sealed record IdentityScope(string Target, string Product, string DataCenter, string Organization)
{
    /// <summary>Whether one of the products is among those.</summary>
    /// <param name="product">As <see cref="RunManifest.Product"/> has them.</param>
    internal bool Shares(string product) => RunManifest.Split(Product).Intersect(RunManifest.Split(product), StringComparer.Ordinal).Any();
}
