using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>Which server answers which product: the settings' word first, then the token's, then the data centre's.</summary>
internal sealed class ApiHosts
{
    private readonly Uri? _api;
    private readonly Uri _cliq;
    private readonly Uri _content;
    private readonly DataCenter _dataCenter;

    /// <exception cref="ZohoSettingsException">An address would send secrets in the clear, or elsewhere than it seems.</exception>
    public ApiHosts(ZohoOptions zoho, DataCenter dataCenter)
    {
        _api = zoho.ApiUrl is null ? null : ServerAddress.Checked(zoho.ApiUrl, "Zoho:ApiUrl");
        var cliq = zoho.CliqUrl is null ? null : ServerAddress.Checked(zoho.CliqUrl, "Zoho:CliqUrl");
        // A server of one's own answers for Cliq, and takes files, too.
        _cliq = cliq ?? (_api is { IsLoopback: true } ? _api : dataCenter.Cliq);
        var content = zoho.ContentUrl is null ? null : ServerAddress.Checked(zoho.ContentUrl, "Zoho:ContentUrl");
        _content = content ?? (_api is { IsLoopback: true } ? _api : dataCenter.Content);
        _dataCenter = dataCenter;
    }

    public Uri Of(ApiHost host, AccessToken token) => host switch
    {
        ApiHost.Cliq => _cliq,
        ApiHost.Content => _content,
        _ => _api ?? token.ApiDomain ?? _dataCenter.Api,
    };

    /// <summary>
    /// Where a place is that an answer named: a path is below the API's host, and an address stands as it is (reference/zoho-crm.md §10), but that
    /// the token goes to nobody else's server: of another's address the path alone counts.
    /// </summary>
    public Uri Named(string place, AccessToken token)
    {
        var api = Of(ApiHost.Api, token);
        // A path may name a host all the same: "//other.example/2.zip".
        var address = Uri.TryCreate(place, UriKind.Absolute, out var whole) && !whole.IsFile ? whole : Below(api, place);
        return IsOurs(address, api)
            ? address
            : new UriBuilder(address) { Scheme = api.Scheme, Host = api.Host, Port = api.Port, UserName = "", Password = "" }.Uri;
    }

    private static Uri Below(Uri api, string place) => Uri.TryCreate(api, place, out var below) ? below : new Uri(api, $"/{place.TrimStart('/')}");

    private bool IsOurs(Uri address, Uri api) =>
        ServerAddress.IsSafe(address) && (IsAtOneOf(address, api, _content) || IsBelowOneOf(address, _dataCenter.Accounts, _dataCenter.Api, _dataCenter.Content));

    private static bool IsAtOneOf(Uri address, params ReadOnlySpan<Uri> hosts)
    {
        foreach (var host in hosts)
        {
            if (host.Authority == address.Authority && host.Scheme == address.Scheme)
                return true;
        }

        return false;
    }

    private static bool IsBelowOneOf(Uri address, params ReadOnlySpan<Uri> hosts)
    {
        foreach (var host in hosts)
        {
            if (address.Scheme == host.Scheme && address.Host.EndsWith(DomainOf(host), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // ".zoho.com" of accounts.zoho.com.
    private static string DomainOf(Uri host) => host.Host[host.Host.IndexOf('.', StringComparison.Ordinal)..];
}
