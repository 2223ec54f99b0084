namespace ZohoMigrate.Zoho.Wire;

/// <summary>Tokens travel with every request: only https, or a server on this very machine, may see them.</summary>
internal static class ServerAddress
{
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>The setting's address.</summary>
    /// <exception cref="ZohoSettingsException">It would send secrets in the clear.</exception>
    public static Uri Checked(Uri address, string setting) => IsSafe(address)
        ? address
        : throw new ZohoSettingsException($"{setting} is {address}; it must begin with https://, or be on this machine (http://127.0.0.1:…).");
}
