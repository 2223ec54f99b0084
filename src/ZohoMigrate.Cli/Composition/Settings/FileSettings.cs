using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>What the settings' own files say (zohomigrate.json, user secrets), apart from an environment that is shared.</summary>
internal static class FileSettings
{
    public static bool Has(IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root && root.Providers.OfType<JsonConfigurationProvider>().Any(file => file.TryGet(key, out _));
}
