using System.Globalization;
using System.Text.Json.Serialization;
using ZohoMigrate.Cli.Composition.Settings;

namespace ZohoMigrate.Cli.Commands.Sandbox;

/// <summary>What a client needs to reach a sandbox. Its credentials guard nothing and may be shown.</summary>
internal sealed record SandboxAddress(string Address, string UploadAddress, string OrganizationId, string ClientId, string ClientSecret, string RefreshToken, decimal TimeScale)
{
    /// <summary>As shell lines that make <c>zohomigrate run</c> use it.</summary>
    public string ToText() => string.Join(
        Environment.NewLine,
        [
            $"Sandbox at {Address} until Ctrl+C. To run against it:",
            Export("Zoho:ApiUrl", Address),
            Export("Zoho:OrganizationId", OrganizationId),
            Export("Zoho:ClientId", ClientId),
            Export("Zoho:ClientSecret", ClientSecret),
            Export("Zoho:RefreshToken", RefreshToken),
            .. UploadAddress == Address ? [] : new[] { Export("Zoho:ContentUrl", UploadAddress) },
            .. TimeScale == 1 ? [] : new[] { Export("Sandbox:TimeScale", TimeScale.ToString("G29", CultureInfo.InvariantCulture)) },
        ]);

    private static string Export(string key, string value) => $"  export {KnownSettings.Find(key)!.Variable}={value}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SandboxAddress))]
internal sealed partial class SandboxJson : JsonSerializerContext;
