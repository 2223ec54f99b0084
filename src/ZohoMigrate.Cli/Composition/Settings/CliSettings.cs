using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>All settings of the program, validated.</summary>
/// <param name="Zoho">Under <c>Zoho:</c>.</param>
/// <param name="Delivery">Under <c>Delivery:</c>.</param>
/// <param name="Books">Under <c>Limits:Books:</c>.</param>
/// <param name="Sandbox">Under <c>Sandbox:</c>.</param>
/// <param name="StateFolder">Full path: <c>State:Folder</c> or the system's.</param>
internal sealed record CliSettings(ZohoOptions Zoho, DeliveryOptions Delivery, LaneOptions Books, SandboxSettings Sandbox, string StateFolder);
