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
    [InlineData("eu", null, "https://upload.zoho.eu", "https://upload.zoho.eu/")]
    [InlineData("eu", "http://127.0.0.1:8080", null, "http://127.0.0.1:8080/")]
    [InlineData("eu", "http://127.0.0.1:8080", "http://127.0.0.1:8081", "http://127.0.0.1:8081/")]
    [InlineData("eu", "https://www.zohoapis.eu", null, "https://content.zohoapis.eu/")]
    public void Of_TheHostOfFiles_IsTheSettingsOrTheDataCentres(string dataCenter, string? api, string? content, string host)
    {
        var settings = new ZohoOptions { DataCenter = dataCenter, ApiUrl = api is null ? null : new Uri(api), ContentUrl = content is null ? null : new Uri(content) };

        Assert.Equal(host, Hosts(settings).Of(ApiHost.Content, Token).AbsoluteUri);
    }

    private static ApiHosts Hosts(ZohoOptions settings) => new(settings, DataCenters.Of(settings.DataCenter));
}
