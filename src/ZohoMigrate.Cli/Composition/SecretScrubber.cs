using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ZohoMigrate.Cli.Composition.Settings;

namespace ZohoMigrate.Cli.Composition;

/// <summary>Takes every secret out of a text that leaves the program, also where it was escaped for a URL or for JSON.</summary>
internal sealed class SecretScrubber(IConfiguration configuration)
{
    private readonly string[] _secrets =
    [
        .. KnownSettings.All
            .Where(setting => setting.IsSecret)
            .Select(setting => configuration[setting.Key])
            .OfType<string>()
            .Where(secret => secret.Length > 0)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).ToString() })
            .Distinct(StringComparer.Ordinal),
    ];

    public string Scrub(string text) =>
        _secrets.Aggregate(text, (clean, secret) => clean.Replace(secret, "***", StringComparison.Ordinal));
}
