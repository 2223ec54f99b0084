using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>Another program of the same user, of which a run knows nothing.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly HttpClient _http;

    private Stranger(HttpClient http) => _http = http;

    public static async Task<Stranger> ComeAsync(SandboxServer sandbox)
    {
        var http = new HttpClient { BaseAddress = sandbox.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = sandbox.Credentials.ClientId,
            ["client_secret"] = sandbox.Credentials.ClientSecret,
            ["refresh_token"] = sandbox.Credentials.RefreshToken,
        });
        using var token = await http.PostAsync(new Uri("oauth/v2/token", UriKind.Relative), form);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Zoho-oauthtoken", JsonNode.Parse(await token.Content.ReadAsStringAsync())!["access_token"]!.ToString());
        return new Stranger(http);
    }

    /// <summary>Posts JSON, and says with what status it was answered.</summary>
    public async Task<int> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
