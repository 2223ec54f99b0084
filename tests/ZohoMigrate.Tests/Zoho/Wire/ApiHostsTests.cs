using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Tests.Zoho.Wire;

public sealed class ApiHostsTests
{
    private static readonly AccessToken Token = new("1000.token", new Uri("https://www.zohoapis.eu"), TimeSpan.FromHours(1), TimeSpan.Zero, TimeProvider.System);

    [Theory]
    [InlineData("/v8/crm/org1/bulk-write/2/2.zip", "https://www.zohoapis.eu/v8/crm/org1/bulk-write/2/2.zip")]
    [InlineData("https://download-accl.zoho.eu/v8/crm/2.zip?a=b", "https://download-accl.zoho.eu/v8/crm/2.zip?a=b")]
    [InlineData("https://content.zohoapis.eu/2.zip", "https://content.zohoapis.eu/2.zip")]
    // The token goes to nobody else's server, nor over an open line.
    [InlineData("https://evil.example/v8/crm/2.zip?a=b", "https://www.zohoapis.eu/v8/crm/2.zip?a=b")]
    [InlineData("https://notzoho.eu/2.zip", "https://www.zohoapis.eu/2.zip")]
    [InlineData("http://download-accl.zoho.eu/2.zip", "https://www.zohoapis.eu/2.zip")]
    [InlineData("//evil.example/2.zip", "https://www.zohoapis.eu/2.zip")]
    [InlineData("///evil.example/2.zip", "https://www.zohoapis.eu/evil.example/2.zip")]
    [InlineData("https://evil.example//other.example/2.zip", "https://www.zohoapis.eu//other.example/2.zip")]
    [InlineData("//content.zohoapis.eu/2.zip", "https://content.zohoapis.eu/2.zip")]
    [InlineData("https://download-accl.zoho.eu@evil.example/2.zip", "https://www.zohoapis.eu/2.zip")]
    public void Named_APlaceOfAnAnswer_IsZohosOrBelowTheApi(string place, string address) =>
        Assert.Equal(address, Hosts(new ZohoOptions { DataCenter = "eu" }).Named(place, Token).AbsoluteUri);

    [Theory]
    [InlineData("eu", null, null, "https://content.zohoapis.eu/")]
    [InlineData("ca", null, null, "https://upload.zohocloud.ca/")]
    [InlineData("sa", null, null, "https://files.zoho.sa/")]
    [InlineData("eu", null, "https://upload.zoho.eu", "https://upload.zoho.eu/")]
    [InlineData("eu", "http://127.0.0.1:8080", null, "http://127.0.0.1:8080/")]
    [InlineData("eu", "http://127.0.0.1:8080", "http://127.0.0.1:8081", "http://127.0.0.1:8081/")]
    [InlineData("eu", "https://www.zohoapis.eu", null, "https://content.zohoapis.eu/")]
    public void Of_TheHostOfFiles_IsTheSettingsOrTheDataCentres(string dataCenter, string? api, string? content, string host)
    {
        var settings = new ZohoOptions { DataCenter = dataCenter, ApiUrl = api is null ? null : new Uri(api), ContentUrl = content is null ? null : new Uri(content) };

        Assert.Equal(host, Hosts(settings).Of(ApiHost.Content, Token).AbsoluteUri);
    }

    // Host by host as Zoho's pages have them (reference/zoho-oauth.md §1, zoho-crm.md §1); a star is one that no page names, and that follows the others.
    [Theory]
    [InlineData("com", "accounts.zoho.com", "www.zohoapis.com", "cliq.zoho.com", "content.zohoapis.com")]
    [InlineData("eu", "accounts.zoho.eu", "www.zohoapis.eu", "cliq.zoho.eu", "content.zohoapis.eu")]
    [InlineData("in", "accounts.zoho.in", "www.zohoapis.in", "cliq.zoho.in", "content.zohoapis.in")]
    [InlineData("au", "accounts.zoho.com.au", "www.zohoapis.com.au", "cliq.zoho.com.au", "content.zohoapis.com.au")]
    [InlineData("jp", "accounts.zoho.jp", "www.zohoapis.jp", "cliq.zoho.jp", "content.zohoapis.jp")]
    [InlineData("ca", "accounts.zohocloud.ca", "www.zohoapis.ca", "cliq.zohocloud.ca", "upload.zohocloud.ca")]
    [InlineData("cn", "accounts.zoho.com.cn", "www.zohoapis.com.cn", "cliq.zoho.com.cn", "content.zohoapis.com.cn")]
    [InlineData("sa", "accounts.zoho.sa", "www.zohoapis.sa", "cliq.zoho.sa", "files.zoho.sa")]
    [InlineData("uk", "accounts.zoho.uk", "www.zohoapis.uk", "cliq.zoho.uk", "*content.zohoapis.uk")]
    [InlineData("ae", "accounts.zoho.ae", "www.zohoapis.ae", "*cliq.zoho.ae", "*content.zohoapis.ae")]
    public void Of_ADataCentre_HasTheHostsOfZohosPages(string dataCenter, string accounts, string api, string cliq, string content)
    {
        var of = DataCenters.Of(dataCenter);

        Assert.Equal(
            [Https(accounts), Https(api), Https(cliq), Https(content)],
            [of.Accounts.AbsoluteUri, of.Api.AbsoluteUri, of.Cliq.AbsoluteUri, of.Content.AbsoluteUri]);
    }

    private static string Https(string host) => $"https://{host.TrimStart('*')}/";

    private static ApiHosts Hosts(ZohoOptions settings) => new(settings, DataCenters.Of(settings.DataCenter));
}
