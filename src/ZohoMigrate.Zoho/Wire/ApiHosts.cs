using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>Which server answers which product: the settings' word first, then the token's, then the data centre's.</summary>
internal sealed class ApiHosts
{
    private readonly Uri? _api;
    private readonly Uri _cliq;
    private readonly DataCenter _dataCenter;

    /// <exception cref="ZohoSettingsException">An address would send secrets in the clear, or elsewhere than it seems.</exception>
    public ApiHosts(ZohoOptions zoho, DataCenter dataCenter)
    {
        _api = zoho.ApiUrl is null ? null : ServerAddress.Checked(zoho.ApiUrl, "Zoho:ApiUrl");
        var cliq = zoho.CliqUrl is null ? null : ServerAddress.Checked(zoho.CliqUrl, "Zoho:CliqUrl");
        // A server of one's own answers for Cliq too.
        _cliq = cliq ?? (_api is { IsLoopback: true } ? _api : dataCenter.Cliq);
        _dataCenter = dataCenter;
    }

    public Uri Of(ApiHost host, AccessToken token) => host == ApiHost.Cliq ? _cliq : _api ?? token.ApiDomain ?? _dataCenter.Api;
}
