using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>All settings of the program, validated.</summary>
/// <param name="Zoho">Under <c>Zoho:</c>.</param>
/// <param name="Delivery">Under <c>Delivery:</c>.</param>
/// <param name="Limits">Product → what is under <c>Limits:</c> of it.</param>
/// <param name="Sandbox">Under <c>Sandbox:</c>.</param>
/// <param name="StateFolder">Full path: <c>State:Folder</c> or the system's.</param>
internal sealed record CliSettings(
    ZohoOptions Zoho, DeliveryOptions Delivery, IReadOnlyDictionary<string, LaneOptions> Limits, SandboxSettings Sandbox, string StateFolder)
{
    /// <summary>What the user says of a product's lanes.</summary>
    public LaneOptions Of(string product) => Limits[product];
}
