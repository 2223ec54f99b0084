using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>One call of <c>POST {accounts}/oauth/v2/token</c>. Secrets travel in the body: addresses end up in logs.</summary>
internal sealed class TokenEndpoint(HttpClient http, ZohoOptions zoho, Uri accounts, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Where it asks.</summary>
    public Uri Address { get; } = new(accounts, "/oauth/v2/token");

    /// <summary>Asks for an access token.</summary>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="OperationCanceledException">There was none in time.</exception>
    public async Task<TokenAnswer> AskAsync(CancellationToken cancellationToken)
    {
        using var inTime = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = zoho.RefreshToken!,
                ["client_id"] = zoho.ClientId!,
                ["client_secret"] = zoho.ClientSecret!,
            }),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
        await response.Content.LoadIntoBufferAsync(ZohoHttp.MostBytes, both.Token);
        return TokenAnswer.Parse(
            await response.Content.ReadAsByteArrayAsync(both.Token), (int)response.StatusCode, zoho.RefreshToken!, zoho.ClientSecret!);
    }
}
