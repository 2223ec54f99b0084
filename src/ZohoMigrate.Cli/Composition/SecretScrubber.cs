using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ZohoMigrate.Cli.Composition.Settings;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Takes every secret out of a text that leaves the program, also where it was escaped for a URL, a form or JSON, or written in base64: those
/// of the settings, and the access tokens got with them.
/// </summary>
internal sealed class SecretScrubber(IConfiguration configuration)
{
    private readonly Lock _lock = new();

    // The longest first: one secret may be a part of another.
    private volatile string[] _disguises = Sorted(KnownSettings.All
        .Where(setting => setting.IsSecret)
        .Select(setting => configuration[setting.Key])
        .OfType<string>()
        .Where(secret => secret.Length > 0)
        .SelectMany(Disguises));

    /// <summary>Takes this out too from now on.</summary>
    public void Learn(string secret)
    {
        if (secret.Length == 0)
            return;
        lock (_lock)
            _disguises = Sorted(_disguises.Concat(Disguises(secret)));
    }

    // Whatever the case of the letters: %2b is %2B.
    public string Scrub(string text) =>
        _disguises.Aggregate(text, (clean, secret) => clean.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Disguises(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        JsonEncodedText.Encode(secret).ToString(),
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
    ];

    private static string[] Sorted(IEnumerable<string> disguises) =>
        [.. disguises.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(disguise => disguise.Length)];
}
