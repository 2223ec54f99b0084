using System.Globalization;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>Why no connection came about, in words. Of an address only scheme, host and port are named: the rest may hold secrets.</summary>
internal static class WireWords
{
    private static readonly Dictionary<HttpRequestError, string> NoConnection = new()
    {
        [HttpRequestError.NameResolutionError] = "its name is not known (no network, or a slip in the address)",
        [HttpRequestError.ConnectionError] = "nothing answers there",
        [HttpRequestError.SecureConnectionError] = "no secure connection (TLS): its certificate is not trusted here, or it speaks plain HTTP",
        [HttpRequestError.ProxyTunnelError] = "the proxy lets nothing through",
    };

    /// <summary>"no connection to https://host: …".</summary>
    public static string NotConnected(Uri? address, HttpRequestError error) =>
        $"no connection to {Of(address)}: {NoConnection.GetValueOrDefault(error, NoConnection[HttpRequestError.ConnectionError])}";

    /// <summary>The same of any failure of a call that got no answer.</summary>
    public static string Failed(Uri? address, Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => $"what answers at {Of(address)} does not speak HTTP",
        HttpRequestException { HttpRequestError: var error } when NoConnection.ContainsKey(error) => NotConnected(address, error),
        _ => $"the connection to {Of(address)} broke",
    };

    /// <summary>"the answer of https://host is not Zoho's (HTTP 200)".</summary>
    public static string NotZoho(Uri? address, int status) =>
        string.Create(CultureInfo.InvariantCulture, $"the answer of {Of(address)} is not one of Zoho's (HTTP {status})");

    /// <summary>Scheme, host and port.</summary>
    public static string Of(Uri? address) =>
        address?.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port, UriFormat.UriEscaped) ?? "the server";
}
