using System.Net;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>Tokens travel with every request: only https, or a server on this very machine, may see them.</summary>
public static class ServerAddress
{
    /// <summary>What is wrong with an address, as the end of a sentence about it; null when nothing is.</summary>
    public static string? Fault(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // In https://zoho.com@example.com the server is example.com.
        if (address.UserInfo.Length > 0)
            return "must not have anything before an @: what stands there looks like a server and is none";
        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address))
            ? null
            : "must be https, or http on loopback (http://127.0.0.1:…): tokens travel over it";
    }

    /// <summary>An address as it may be shown: scheme, server and port, without a password in it.</summary>
    public static string Shown(Uri address) => WireWords.Of(address);

    internal static bool IsSafe(Uri address) => address.IsAbsoluteUri && Fault(address) is null;

    /// <summary>The setting's address.</summary>
    /// <exception cref="ZohoSettingsException">It would send secrets in the clear, or elsewhere than it seems.</exception>
    internal static Uri Checked(Uri address, string setting) => Fault(address) is { } fault
        ? throw new ZohoSettingsException($"{setting} is {Shown(address)}; it {fault}.")
        : address;

    // Any other name of this machine, whatever it looks like, is asked of the network.
    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var number) && IPAddress.IsLoopback(number));
}
